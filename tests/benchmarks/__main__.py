"""Run every benchmark."""

from tests.benchmarks import bench_commands, bench_reader, bench_screen

bench_commands.main()
bench_screen.main()
bench_reader.main()
