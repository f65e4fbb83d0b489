"""Run every benchmark."""

from tests.benchmarks import (
    bench_candidates,
    bench_checking,
    bench_commands,
    bench_library,
    bench_memory,
    bench_proposing,
    bench_reader,
    bench_screen,
)

bench_commands.main()
bench_screen.main()
bench_reader.main()
bench_checking.main()
bench_proposing.main()
bench_candidates.main()
bench_memory.main()
bench_library.main()
