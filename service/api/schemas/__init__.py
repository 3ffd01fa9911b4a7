"""What requests and answers look like: the single source of the OpenAPI document."""
