"""Read dictionaries of other people's making: one module per format."""
