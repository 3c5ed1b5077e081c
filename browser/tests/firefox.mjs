// The same walk through the site as a person, in Firefox. Run by tests/browser/test_firefox.py:
// node firefox.mjs <address of the site> <path of Firefox> <what to visit, as JSON>; prints what it
// saw as JSON.

import puppeteer from "puppeteer-core";

const [site, executablePath, what] = process.argv.slice(2);
const { words, list, pages, code, form } = JSON.parse(what);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const saw = { errors: [] };
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => saw.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && saw.errors.push(message.text()));
  const text = (selector) => page.$eval(selector, (found) => found.textContent.trim());
  const go = (path) => page.goto(new URL(path, site).href);

  await go("");
  await page.click("a.site-search");
  await page.keyboard.type(words);
  await page.waitForSelector("dialog .search-results a");
  saw.firstResult = await text("dialog .search-results .badge");
  saw.focusInDialog = await page.evaluate(() => document.activeElement.closest("dialog") !== null);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector("article[data-code]");
  saw.opened = await page.$eval("article", (article) => article.dataset.code);

  await go(list);
  await page.waitForSelector("form[data-filter]:not([hidden])");
  saw.filtered = await page.$$eval("[data-filtered] [data-code]:not([hidden])", (rows) => rows.map((row) => row.dataset.code));
  await page.select("select[name=thema]", "");
  saw.address = await page.evaluate(() => location.search);
  await page.goBack();
  saw.back = await page.$eval("select[name=thema]", (field) => field.value);

  for (const path of pages) {
    await go(path);
    await page.click("button[data-choose]");
  }
  saw.count = await text("[data-choice-count]");
  await go("mijn-checklist/");
  await page.waitForSelector("[data-own-blocks] .block");
  await page.click("[data-own-blocks] .block:last-child [data-tool=up]");
  await page.type("input[name=title]", "Studiedag");
  await page.click("[data-own-blocks] .ticks input");
  await page.reload();
  await page.waitForSelector("[data-own-blocks] .block");
  saw.chosen = await page.$$eval("[data-own-blocks] .block", (blocks) => blocks.map((block) => block.dataset.code));
  saw.title = await page.$eval("h1", (title) => title.firstChild.textContent);
  saw.ticked = await page.$$eval("[data-own-blocks] .ticks input:checked", (boxes) => boxes.length);
  saw.own = await page.evaluate(() => location.search);
  await go(`mijn-checklist/?s=${code}.x9`);
  await page.waitForSelector("[data-own-shared]:not([hidden])");
  saw.unknown = await text("[data-own-unknown]");
  saw.stillOwn = await text("[data-choice-count]");

  await go(`draaiboek/?t=Dag&s=0930&i=${form}-40.pauze15.${code.toUpperCase()}-45.X9`);
  await page.waitForSelector("[data-item]");
  await page.click("[data-item] [data-act=down]");
  await page.waitForFunction(() => document.querySelector("[data-item]").dataset.item === "pauze15");
  saw.plan = await page.$$eval("[data-item]", (rows) => rows.map((row) => `${row.dataset.item} ${row.querySelector("time").textContent}`));
  await page.click("[data-plan-run]");
  await page.waitForSelector("[data-run-act=begin]");
  await page.click("[data-run-act=begin]");
  await page.click("[data-run-act=next]");
  saw.running = await page.$eval("[data-run]", (run) => run.classList.contains("is-running"));

  await go(`jaarplan/?j=2026&i=${code.toUpperCase()}-4`);
  await page.waitForSelector("[data-moment]");
  await page.click("[data-moment] [data-key$=later]");
  saw.year = await page.$$eval("[data-moment]", (moments) => moments.length);
  saw.moved = await page.evaluate(() => location.search.includes("&w="));
  await page.click("[data-looking-back] summary");
  await page.$eval("[data-looking-back] input", (field) => {
    field.value = "2026-10-05";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  saw.asked = await page.$$eval(".year-ask", (lines) => lines.length);

  await go("teamcheck/invullen/");
  await page.waitForSelector("[data-team-make]:not([hidden])");
  await page.click("input[name=stelling-1]");
  await page.click("[data-team-make]");
  const teamCode = await text("[data-team-letters]");
  await go(`teamcheck/optellen/#code=${teamCode}`);
  await page.waitForSelector("[data-team-add]:not([hidden])");
  await page.reload();
  await page.waitForSelector("[data-team-add]:not([hidden])");
  saw.counted = await text("[data-team-count]");

  await go("meenemen/");
  await page.waitForSelector("[data-along-things] li");
  await page.click("[data-along-act=codes]");
  await page.waitForSelector("[data-along-code] svg");
  saw.along = await text("[data-along-things]");

  await go(`${code}/?van=kaart#checklist`);
  await page.waitForSelector(`article[data-code=${code.toUpperCase()}]`);
  saw.arrived = await page.evaluate(() => location.search + location.hash);

  await go(`${code}/presentatie/`);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  saw.slide = await text("[data-slide-number]");
} finally {
  await browser.close();
}
console.log(JSON.stringify(saw));
