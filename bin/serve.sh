#!/bin/sh
# Starts bin/serve.ts. glibc reads these before Node runs: it gives memory that is free back to the system, and keeps none
# apart for each thread. Without them the server holds 17 MB more (docs/runbooks/office.md).
export MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=131072
exec node bin/serve.ts "$@"
