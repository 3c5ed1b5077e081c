import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { FileError, LARGEST_FILE, lookingBackJson, lookingBackWorkbook, readLookingBackFile } from "../src/looking-back-file.js";
import { workbook } from "../src/workbook.js";
import { XmlError, xmlParts } from "../src/xml-parts.js";
import { crc32, zipped } from "../src/zip.js";

const TITLES = new Map(["D1", "D2", "O7", "L2", "G5"].map((code) => [code, `Titel van ${code}`]));
const DAY = fc.date({ min: new Date("1999-12-31T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
/** What one may type; signs that cannot be written in XML are none of it. */
const TEXT = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.constantFrom("_x000D_", "_x005F_x0041_", "=1+1", "&amp;", "<b>", "]]>", "  a  ", "a\nb\tc", "'1", "2026-10-05", "5", "WAAR"))
  .map((text) => text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ""));
const ENTRY = fc.record({ done: fc.oneof(DAY, fc.constant("")), expected: TEXT, seen: TEXT, keep: TEXT }, { noNullPrototype: true }).filter((one) => Object.values(one).some(Boolean));
const ALL = fc.dictionary(fc.constantFrom(...TITLES.keys()), ENTRY, { noNullPrototype: true });
const HEADINGS = ["Code", "Wat", "Plan: wat we verwachtten", "Gedaan op", "Gezien", "Vervolg"];

const read = (bytes, own = {}) => readLookingBackFile(new Blob([bytes]), TITLES, own);
const book = (rows, columns = HEADINGS) => workbook([{ name: "Blad", widths: [], columns, rows }]);

/** A zip as Excel and LibreOffice write it: each file deflated. */
function deflated(files) {
  const stored = zipped(files);
  const view = new DataView(stored.buffer);
  const [pieces, directory] = [[], []];
  let [at, offset] = [0, 0];
  for (const text of Object.values(files)) {
    const content = new TextEncoder().encode(text);
    const packed = deflateRawSync(content);
    const name = view.getUint16(at + 26, true);
    const head = Buffer.from(stored.subarray(at, at + 30 + name));
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    const entry = Buffer.alloc(46 + name);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 28);
    entry.writeUInt32LE(offset, 42);
    head.copy(entry, 46, 30);
    directory.push(entry);
    pieces.push(head, packed);
    at += 30 + name + content.length;
    offset += head.length + packed.length;
  }
  const end = Buffer.from(stored.subarray(stored.length - 22));
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end]));
}

/** A workbook as Excel saves it: texts are shared, some in pieces of unlike looks, and empty cells are there. */
function asExcelSaves(rows, { before = "", more = "" } = {}) {
  const shared = [];
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(/[\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const cell = (value, place) => {
    if (value === "") return `<c r="${place}" s="1"/>`;
    if (typeof value === "number") return `<c r="${place}" s="2"><v>${value}</v></c>`;
    shared.push(value);
    return `<c r="${place}" s="1" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const lines = rows.map((cells, at) => `<row r="${at + 1}" spans="1:6">${cells.map((value, column) => cell(value, `${"ABCDEFGH"[column]}${at + 1}`)).join("")}</row>`);
  const si = shared.map((text) => (text.length > 3 ? `<si><r><t xml:space="preserve">${escaped(text.slice(0, 2))}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${escaped(text.slice(2))}</t></r><rPh sb="0" eb="1"><t>zo klinkt het</t></rPh></si>` : `<si><t xml:space="preserve">${escaped(text)}</t></si>`));
  return deflated({
    "[Content_Types].xml": "<Types/>",
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId7" Type="http://x/worksheet" Target="/xl/worksheets/blad.xml"/><Relationship Target="sharedStrings.xml" Type="http://x/sharedStrings" Id="rId2"/></Relationships>',
    "xl/workbook.xml": `<?xml version="1.0"?><x:workbook xmlns:x="x" xmlns:r="r">${before}<x:sheets><x:sheet name="Terugblik" sheetId="4" r:id="rId7"/></x:sheets></x:workbook>`,
    "xl/sharedStrings.xml": `<sst>${si.join("")}</sst>`,
    "xl/worksheets/blad.xml": `<worksheet><!-- <row> --><sheetData>${lines.join("")}${more}</sheetData></worksheet>`,
  });
}

test("what is written is read back the same, as a workbook and as JSON", async () => {
  await fc.assert(
    fc.asyncProperty(ALL, async (all) => {
      for (const file of [lookingBackWorkbook(all, TITLES), lookingBackJson(all)]) assert.deepEqual(await read(file), { entries: all, problems: [] });
    }),
  );
});

test("what another program saved of it is read back the same: shared texts, days as numbers, deflated", async () => {
  const serial = (done) => (done ? 25_569 + Date.parse(done) / 86_400_000 : "");
  // A surrogate pair that is cut would be no text.
  const whole = (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, "");
  await fc.assert(
    fc.asyncProperty(ALL, fc.boolean(), async (all, is1904) => {
      const plain = Object.fromEntries(Object.entries(all).map(([code, { done, ...texts }]) => [code, { done, ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, whole(text).replaceAll(/_x[\dA-Fa-f]{4}_/g, "")])) }]).filter(([, one]) => Object.values(one).some(Boolean)));
      const rows = Object.entries(plain).map(([code, { done, expected, seen, keep }]) => [code, "", expected, done && is1904 ? serial(done) - 1462 : serial(done), seen, keep]);
      const file = asExcelSaves([HEADINGS, ...rows], { before: is1904 ? '<workbookPr date1904="1"/>' : "" });
      assert.deepEqual(await read(file), { entries: plain, problems: [] });
    }),
  );
});

test("columns may move, a title may stand above them, and a date may be typed in words", async () => {
  const days = { "2026-10-05": "2026-10-05", "5-10-2026": "2026-10-05", "05/10/2026": "2026-10-05", "ma 5 okt. 2026": "2026-10-05", "31 maart 2027": "2027-03-31" };
  for (const [typed, day] of Object.entries(days)) {
    const { entries, problems } = await read(book([["", ""], ["gezien", "CODE ", "Gedaan op", "vervolg", "Plan: wat we verwachtten"], ["Ja.", "d1", typed, "", 3.5]], ["Terugblik van ons team"]));
    assert.deepEqual([entries, problems], [{ D1: { done: day, expected: "3,5", seen: "Ja.", keep: "" } }, []], typed);
  }
});

test("what cannot be read as it stands gets a line, and what is here stays", async () => {
  const own = { D1: { done: "2026-09-01", expected: "Hier", seen: "", keep: "Blijft" }, G5: { done: "", expected: "", seen: "Ook", keep: "" } };
  const { entries, problems } = await read(
    book([["D1", "31-2-2027", "Nieuw"], ["X9", "", "a"], ["D1", "", "b"], ["", "", "c"], ["", "", ""], ["O7", 2026, "d"], ["L2", "", "e".repeat(2500)], ["G5", "", ""]], ["Code", "Gedaan op", "Gezien"]),
    own,
  );
  assert.deepEqual(entries.D1, { done: "2026-09-01", expected: "Hier", seen: "Nieuw", keep: "Blijft" });
  assert.deepEqual(Object.keys(entries), ["D1", "O7", "L2"]);
  assert.equal(entries.O7.done, "");
  assert.deepEqual(problems.map((line) => line.slice(0, 34)), [
    "De kolom ‘Plan: wat we verwachtten",
    "De kolom ‘Vervolg’ is er niet. Wat",
    "Rij 2 (D1): ‘31-2-2027’ is geen da",
    "Rij 3: ‘X9’ is hier geen bekende c",
    "Rij 4 (D1): deze code stond er al.",
    "Rij 5: er staat geen code. Deze ri",
    "Rij 7 (O7): ‘2026’ is geen datum, ",
    "Rij 8 (L2): ‘Gezien’ is langer dan",
  ]);
});

test("whatever else a file is, it is refused in a sentence", async () => {
  const ours = lookingBackWorkbook({ D1: { done: "2026-10-05", expected: "", seen: "Ja.", keep: "" } }, TITLES);
  const sheet = (xml) => deflated({ "xl/workbook.xml": '<workbook><sheet r:id="a"/></workbook>', "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>', "xl/s.xml": xml });
  const broken = Uint8Array.from(ours);
  broken[Buffer.from(ours).indexOf("Ja.")] = "N".charCodeAt(0);
  const refused = {
    "geen bestand met een terugblik": ["", "{}", "tekst", new Uint8Array(1000)],
    "niet heel aangekomen": ["PK\x03\x04", ours.slice(0, -30), "PK\x03\x04".repeat(1000)],
    beschadigd: [broken, sheet("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>"), sheet("<worksheet><row"), sheet("<c/>".repeat(600_000)), sheet(`<row${' a=""'.repeat(100_000)}/>`)],
    "oud Excel-bestand": [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)],
    "LibreOffice. Bewaar het als .xlsx": [zipped({ "content.xml": "<x/>" })],
    "geen werkblad": [zipped({ "word/document.xml": "<x/>" })],
    "geen kolom ‘Code’": [book([["D1"]], ["Naam"]), zipped({ "xl/workbook.xml": "<workbook/>" })],
    "te groot om": [new Uint8Array(LARGEST_FILE + 1), sheet("0".repeat(13_000_000))],
    "veel meer": [zipped(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}`, ""]))), sheet(`<sheetData>${"<row><c><v>1</v></c></row>".repeat(5001)}</sheetData>`)],
  };
  for (const [why, files] of Object.entries(refused)) {
    for (const [at, file] of files.entries()) await assert.rejects(read(file), (error) => error instanceof FileError && error.message.includes(why) && error.message.endsWith("."), `${why} ${at}`);
  }
});

test("a file that someone garbled anywhere gives entries, or a sentence; never another error", async () => {
  const ours = asExcelSaves([HEADINGS, ["D1", "", "Plan", 46_300, "Gezien", "Vervolg"]]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(ours.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const file = Uint8Array.from(ours);
      for (const [at, byte] of changes) file[at] = byte;
      const found = await read(file).catch((error) => assert.ok(error instanceof FileError, error.stack));
      if (found) assert.ok(Array.isArray(found.problems));
    }),
    { numRuns: 300 },
  );
});

test("parts of XML come one after another, without entities of one's own", () => {
  const parts = (xml) => [...xmlParts(xml)].map(({ kind, name, text }) => [kind, name, text].filter(Boolean).join(" "));
  assert.deepEqual(parts('<?xml version="1.0"?><!-- <x> --><a:b c="1"><![CDATA[<&]]>&lt;&#233;&eigen;</a:b><d/>'), ["open b  c=\"1\"", "text <&", "text <é&eigen;", "close b", "open d", "close d"]);
  for (const wrong of ["<!DOCTYPE a>", "<", "<a b=c>", "<a b='<'>", "a<1"]) assert.throws(() => parts(wrong), XmlError, wrong);
});

test("the sum of a zip is that of other programs", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});
