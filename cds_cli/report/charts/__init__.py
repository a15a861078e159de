"""Charts as shapes in a plane, which the page draws as SVG with a text in their place."""
