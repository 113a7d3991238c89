"""What is written from values: figures, charts, drafts, documents. No I/O before the last stage."""
