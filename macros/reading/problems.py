"""What an editor has to mend in the data."""

from dataclasses import dataclass

from macros.shared.errors import HandbookError


@dataclass(frozen=True, order=True)
class Problem:
    """Something in the data that an editor has to mend."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class DataError(HandbookError):
    """The data holds problems; `problems` lists them all, in the order of the files."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
