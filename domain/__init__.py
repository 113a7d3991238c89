"""The subject: values and pure functions. No I/O, no clock, no third-party package."""
