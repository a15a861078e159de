"""Published results as they were written: json, csv, tsv and xlsx."""
