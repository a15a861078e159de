"""What a shell may complete: sets, levels and units."""


def complete_set(incomplete: str) -> list[str]:
    """Give the sets whose name begins like this."""
    from cds_cli.cli.project import find_project, indicator_folders
    from cds_cli.definitions.library import heads

    labels = [head.label for head in heads(indicator_folders(None, find_project()))]
    return [label for label in labels if label.startswith(incomplete)]


def complete_level(incomplete: str) -> list[str]:
    """Give the levels of the sets there are."""
    from cds_cli.cli.project import find_project, indicator_folders
    from cds_cli.definitions.library import heads

    levels = {head.level for head in heads(indicator_folders(None, find_project()))}
    return sorted(level for level in levels if level.startswith(incomplete))


def complete_unit(incomplete: str) -> list[str]:
    """Give the units that the store knows."""
    from cds_cli.cli.project import find_project, store_path
    from cds_cli.store.database import open_store
    from cds_cli.store.reading import unit_codes

    path = store_path(None, find_project())
    if not path.is_file():
        return []
    with open_store(path) as store:
        return [code for code in unit_codes(store) if code.startswith(incomplete)]
