"""An assistant asks, the library answers with the article for each figure: a server of the Model Context Protocol, over stdio."""

from typing import Annotated, Any, Literal

from mcp.server.mcpserver import MCPServer
from pydantic import Field

from retirecalc import Contributions, Person, RetirecalcError, assess, load_law
from retirecalc.wording.brief import brief

LAW = load_law()
server = MCPServer(
    "retirecalc",
    instructions="China's statutory retirement and basic pension. Ask for facts that are missing. Never guess a woman's category: "
    "it is that of the post she retires from. Say that the social insurance agency decides.",
)
Month = Annotated[str, Field(description="a month, such as 1971-09", max_length=20)]


@server.tool()
def assess_person(
    birth: Month,
    category: Annotated[Literal["male_60", "female_55", "female_50"], Field(description="by original retirement age")],
    as_of: Annotated[str, Field(description="month of the question, such as 2026-11", max_length=20)],
    cumulative_months: Annotated[
        int | None, Field(description="months contributed, deemed ones included", ge=0, le=1200, strict=True)
    ] = None,
    continuing: Annotated[bool | None, Field(description="whether contributions go on", strict=True)] = None,
    employment: Literal[
        "employee", "state_employee", "state_manager", "civil_servant", "own_account", "unknown"
    ] = "unknown",
) -> dict[str, Any]:
    """When somebody may retire, whether enough will have been paid, and on which articles that rests."""
    try:
        paid = None
        if cumulative_months is not None:
            paid = Contributions(cumulative=cumulative_months, continuing=continuing)
        answer = assess(Person(birth, category, employment=employment, contributions=paid), LAW, as_of)
    except RetirecalcError as error:
        return {"refused": error.code, "en": str(error), "zh": error.text("zh")}
    return {
        "en": " ".join(said.en for said in brief(answer)),
        "zh": "".join(said.zh for said in brief(answer)),
        "months": [
            {
                "month": str(one.month),
                "kind": one.kind,
                "eligibility": str(one.eligibility),
                "missing": one.missing_facts,
            }
            for one in answer.options
        ],
        "articles": sorted({str(cite) for one in answer.options for cite in one.citations}),
        "data_version": answer.law.data_version,
    }


if __name__ == "__main__":
    server.run("stdio")
