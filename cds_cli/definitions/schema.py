"""The JSON Schema of definitions, in the dialect that editors' YAML support understands.

Pydantic emits draft 2020-12; draft-07 is what the YAML language server reads. The descriptions
are the docstrings under the fields, so that the hover text and the code never differ.
"""

import ast
import inspect
import json
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import BaseModel

from cds_cli.definitions.cases import CaseFile
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.targets import TargetFile

DRAFT_07 = "http://json-schema.org/draft-07/schema#"


def set_schema() -> str:
    """Give the schema of an indicator set; the definition ``Group`` is that of a part file."""
    return schema_of(IndicatorSet)


def cases_schema() -> str:
    """Give the schema of a file of worked cases."""
    return schema_of(CaseFile)


def targets_schema() -> str:
    """Give the schema of a file of targets."""
    return schema_of(TargetFile)


def schema_of(model: type[BaseModel]) -> str:
    """Write the schema of a model as JSON text."""
    schema = as_draft_07(model.model_json_schema(by_alias=True))
    described = {kind.__name__: kind for kind in all_models(BaseModel)}
    described[str(schema["title"])] = model
    describe(schema, described)
    ordered = {"$schema": DRAFT_07, **schema}
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"


def as_draft_07(schema: Any) -> Any:  # noqa: ANN401 — any JSON value
    """Rewrite what draft-07 spells otherwise, and leave out what it does not know."""
    if isinstance(schema, list):
        return [as_draft_07(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    rewritten = {
        "definitions" if key == "$defs" else key: as_draft_07(value)
        for key, value in schema.items()
        if key != "discriminator"
    }
    if "$ref" in rewritten:
        rewritten["$ref"] = str(rewritten["$ref"]).replace("#/$defs/", "#/definitions/")
        # Draft-07 ignores everything beside a reference.
        beside = {key: value for key, value in rewritten.items() if key != "$ref"}
        return {"allOf": [{"$ref": rewritten["$ref"]}], **beside} if beside else rewritten
    if "patternProperties" in rewritten:
        rewritten["additionalProperties"] = False
    return rewritten


def describe(schema: dict[str, Any], models: dict[str, type[BaseModel]]) -> None:
    """Put the docstrings of models and fields into a schema."""
    for name, definition in (*schema.get("definitions", {}).items(), (schema["title"], schema)):
        if name not in models:
            continue
        definition["description"] = inspect.cleandoc(models[name].__doc__ or "")
        texts = field_docs(models[name])
        for key, field in definition.get("properties", {}).items():
            field.pop("title", None)
            if key in texts:
                field["description"] = texts[key]


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Give the docstrings under the fields of a model and of those it extends, by key."""
    docs: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if issubclass(kind, BaseModel) and kind is not BaseModel:
            docs.update(own_field_docs(kind))
    return {
        field.alias or name: docs[name]
        for name, field in model.model_fields.items()
        if name in docs
    }


def own_field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Give the docstrings under the fields that a class itself declares."""
    tree = ast.parse(dedent(inspect.getsource(model)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    docs = {}
    for field, after in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            docs[field.target.id] = inspect.cleandoc(str(after.value.value))
    return docs


def all_models(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Give all models of ours."""
    found = []
    for kind in model.__subclasses__():
        if kind.__module__.startswith("cds_cli"):
            found.append(kind)
        found.extend(all_models(kind))
    return found
