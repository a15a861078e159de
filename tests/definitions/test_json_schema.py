"""The JSON Schema that editors use says what pydantic says, as far as a schema can say it."""

import json
import math
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from pydantic import BaseModel, TypeAdapter, ValidationError

from cds_cli.cli.check_sets import check_paths
from cds_cli.definitions.cases import CaseFile
from cds_cli.definitions.library import set_files
from cds_cli.definitions.load_targets import target_files
from cds_cli.definitions.models import Group, IndicatorSet
from cds_cli.definitions.schema import all_models, cases_schema, set_schema, targets_schema
from cds_cli.definitions.targets import TargetFile
from cds_cli.definitions.yaml_reading import read_yaml

HERE = Path(__file__).parent
SHIPPED = Path(__file__).parents[2] / "indicators"
SCHEMA: dict[str, Any] = json.loads(set_schema())
CASES_SCHEMA: dict[str, Any] = json.loads(cases_schema())
TARGETS_SCHEMA: dict[str, Any] = json.loads(targets_schema())
OF_SHAPE = {"D403", "D404", "D410", "D411", "D416", "D421", "D422", "D425"}
# Said of the text before there are values, or of values that a schema cannot relate.
FILES = [
    file
    for folder in (HERE / "faulty", HERE / "good", HERE / "good_targets")
    for file in sorted(folder.rglob("*.yaml"))
    if "parts" not in file.parent.name
]


def as_json(value: Any) -> Any:
    """Give values as an editor sees them: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan"  # JSON knows no such number
    return value.isoformat() if isinstance(value, date) else value


def accepted_by_schema(schema: dict[str, Any], value: Any) -> bool:
    """Whether a value is valid under a schema."""
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    return bool(validator.is_valid(as_json(value)))


def shape_faults(model: type[BaseModel], value: Any) -> list[str]:
    """Give pydantic's errors but for those of parts that do not fit, which no schema can say."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        kinds = [e["type"] for e in error.errors()]
        # A list without its items that do not fit may also be too short.
        unsayable = {"does_not_fit", "too_short"} if "does_not_fit" in kinds else set()
        return [kind for kind in kinds if kind not in unsayable]
    return []


def schema_at(name: str) -> dict[str, Any]:
    """Give the schema of one model out of that of sets or of cases."""
    for whole in (SCHEMA, CASES_SCHEMA, TARGETS_SCHEMA):
        if name in whole["definitions"]:
            return {**whole["definitions"][name], "definitions": whole["definitions"]}
    return {"CaseFile": CASES_SCHEMA, "TargetFile": TARGETS_SCHEMA}.get(name, SCHEMA)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("schema.json", set_schema()),
        ("cases.schema.json", cases_schema()),
        ("targets.schema.json", targets_schema()),
    ],
)
def test_the_shipped_schema_is_current_and_valid(file: str, text: str) -> None:
    assert (SHIPPED / file).read_text("utf-8") == text
    Draft7Validator.check_schema(json.loads(text))
    assert json.loads(text)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in text


@pytest.mark.parametrize(
    "schema", [SCHEMA, CASES_SCHEMA, TARGETS_SCHEMA], ids=["sets", "cases", "targets"]
)
def test_every_model_and_every_key_is_described(schema: dict[str, Any]) -> None:
    for name, definition in {"": schema, **schema["definitions"]}.items():
        assert definition.get("description"), name
        for key, field in definition.get("properties", {}).items():
            # What a ``type`` is, the model behind it tells.
            assert field.get("description") or key == "type", (name, key)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_pydantic_and_the_schema_agree_on_each_file(file: Path) -> None:
    source = read_yaml(file).value
    if source is None:  # no YAML at all: there is nothing to agree on
        return
    if file.name.startswith("targets"):
        model, schema = TargetFile, TARGETS_SCHEMA
    elif file.parent.name not in {"faulty", "good", "twice"} and file.name != "set.yaml":
        if not file.name.endswith(".cases.yaml"):
            model, schema = Group, schema_at("Group")
        else:
            model, schema = CaseFile, CASES_SCHEMA
    elif file.name.endswith(".cases.yaml"):
        model, schema = CaseFile, CASES_SCHEMA
    else:
        model, schema = IndicatorSet, SCHEMA
    assert accepted_by_schema(schema, source.data) == (not shape_faults(model, source.data))


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((HERE / "faulty").iterdir()) if not p.name.endswith(".cases.yaml")],
    ids=lambda path: path.name,
)
def test_the_schema_refuses_each_set_in_which_a_fault_of_shape_is_reported(path: Path) -> None:
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        source = read_yaml(file).value
        reported = {
            d.code for d in check_paths((path,)).diagnostics if d.location.file == str(file)
        }
        if source is None or path.name.startswith(("twice", "unsafe_parts", "kinds_that")):
            continue
        schema = SCHEMA if file.name == "set.yaml" or not path.is_dir() else schema_at("Group")
        if file.name.startswith("targets"):
            schema = TARGETS_SCHEMA
        if reported & OF_SHAPE:
            assert not accepted_by_schema(schema, source.data), reported


def models() -> list[type[BaseModel]]:
    """Give every model that a file of ours is read with."""
    of_all = (SCHEMA, CASES_SCHEMA, TARGETS_SCHEMA)
    known = {name for schema in of_all for name in schema["definitions"]}
    return sorted(
        {model for model in all_models(BaseModel) if model.__name__ in known}
        | {IndicatorSet, CaseFile, TargetFile},
        key=lambda model: model.__name__,
    )


@cache
def examples() -> dict[str, list[dict[str, Any]]]:
    """Find a few values of every model in the good files, by the name of the model."""
    found: dict[str, list[dict[str, Any]]] = {model.__name__: [] for model in models()}
    adapters = {model.__name__: TypeAdapter(model) for model in models()}
    good = [file for folder in ("good", "good_targets") for file in (HERE / folder).rglob("*.yaml")]
    for file in [*sorted(good), *sorted(SHIPPED.rglob("*.cases.yaml"))]:
        for value in mappings(read_yaml(file).require().data):
            for name in [name for name, values in found.items() if len(values) < FEW]:
                with suppress(ValidationError):
                    adapters[name].validate_python(value)
                    found[name].append(value)
    return found


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping inside a value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from mappings(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from mappings(item)


def thin(value: Any) -> Any:
    """Leave two items in each list: what stands inside is mutated on its own."""
    if isinstance(value, dict):
        return {key: thin(item) for key, item in value.items()}
    return tuple(map(thin, value[:2])) if isinstance(value, tuple) else value


FEW = 5
WRONG: tuple[Any, ...] = (
    {"x": {}},
    [[]],
    "\t",
    2**70,
    -1,
    0.5,
    True,
    None,
    "",
    "a b",
    "2025-13-01",
    "2025-01-31",
)


def test_there_is_an_example_of_every_model() -> None:
    assert [name for name, values in examples().items() if not values] == []


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_pydantic_and_the_schema_agree_on_every_mutation_of_a_model(
    model: type[BaseModel],
) -> None:
    schema = schema_at(model.__name__)
    for value in map(thin, examples()[model.__name__]):
        assert accepted_by_schema(schema, value)
        for changed in mutations(model, value):
            accepted = accepted_by_schema(schema, changed)
            assert accepted == (not shape_faults(model, changed)), changed


def mutations(model: type[BaseModel], value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a value with a key too many, a key too few, and other values under each key."""
    yield value
    yield {**value, "khoa_la": 1}
    for key in value:
        yield {name: item for name, item in value.items() if name != key}
    for name, field in model.model_fields.items():
        for wrong in WRONG:
            yield {**value, field.alias or name: wrong if wrong != [[]] else ((),)}
    if "rule" in value:
        for rule in ({}, {"type": "theo_bac"}, {"type": "ratio", "targets": 1}, {"low": 1}):
            yield {**value, "rule": rule}


@pytest.mark.parametrize("file", sorted(set_files(SHIPPED)), ids=lambda file: file.name)
def test_a_shipped_set_is_valid_under_the_schema(file: Path) -> None:
    source = read_yaml(file).require()
    assert list(Draft7Validator(SCHEMA).iter_errors(as_json(source.data))) == []


@pytest.mark.parametrize("file", sorted(SHIPPED.rglob("*.cases.yaml")), ids=lambda file: file.name)
def test_shipped_cases_are_valid_under_their_schema(file: Path) -> None:
    source = read_yaml(file).require()
    assert list(Draft7Validator(CASES_SCHEMA).iter_errors(as_json(source.data))) == []


def test_a_part_is_valid_under_the_definition_of_a_group() -> None:
    for name in ("hai.yaml", "ba.yaml"):
        source = read_yaml(HERE / "good" / "in_parts" / name).require()
        assert accepted_by_schema(schema_at("Group"), source.data)


@pytest.mark.parametrize("file", sorted(target_files(SHIPPED)), ids=lambda file: file.name)
def test_shipped_targets_are_valid_under_their_schema(file: Path) -> None:
    source = read_yaml(file).require()
    assert list(Draft7Validator(TARGETS_SCHEMA).iter_errors(as_json(source.data))) == []
