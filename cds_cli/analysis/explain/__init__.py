"""Why a unit stands where it stands: its tree, the cells below it, gaps and points lost."""
