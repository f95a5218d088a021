package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tools of this machine, and the names of those that it does not have.
 *
 * @param tools those that were found, ours first
 * @param missing the names of the others
 */
public record Toolbox(List<Tool> tools, List<String> missing) {

  private static final Path LAUNCHER = Path.of("examples/cli/bin/fragmill");
  private static final Path CLI = Path.of("examples/cli/target/fragmill.jar");
  private static final Path PURE_JAVA = Path.of("benchmarks/target/benchmarks-pure.jar");
  private static final Path BENCHMARKS = Path.of("benchmarks/target/benchmarks.jar");
  private static final Path MP4PARSER = Path.of("benchmarks/target/mp4parser/muxer.jar");
  private static final Path SHAKA_PACKAGER =
      Path.of("integration-tests/node_modules/shaka-packager/bin/packager-linux-x64");

  /** Copies the lists. */
  public Toolbox {
    tools = List.copyOf(tools);
    missing = List.copyOf(missing);
  }

  /**
   * Looks for the tools.
   *
   * @param repository the root of this repository, where our jars are built
   * @param work directory for what the tools keep between their runs
   * @throws IOException when Fragmill is not built
   */
  public static Toolbox find(Path repository, Path work) throws IOException {
    List<Tool> tools = new ArrayList<>(ours(repository, work));
    List<String> missing = new ArrayList<>();
    others(repository)
        .forEach(
            other -> other.tool().ifPresentOrElse(tools::add, () -> missing.add(other.name())));
    return new Toolbox(tools, missing);
  }

  private static List<Tool> ours(Path repository, Path work) throws IOException {
    return List.of(
        new FragmillLauncher(built(repository.resolve(LAUNCHER))),
        new FragmillJar(built(repository.resolve(CLI))),
        new FragmillPureJava(built(repository.resolve(PURE_JAVA)), ClassArchive.notYetIn(work)),
        new FragmillWarmJvm(built(repository.resolve(BENCHMARKS))));
  }

  private static List<Candidate> others(Path repository) throws IOException {
    Optional<Path> shaka = Optional.of(repository.resolve(SHAKA_PACKAGER));
    Path muxer = built(repository.resolve(MP4PARSER));
    Path boxes = built(repository.resolve(BENCHMARKS));
    return List.of(
        new Candidate(
            "Shaka Packager (npm ci in integration-tests)",
            shaka.filter(Files::isExecutable).map(ShakaPackager::new)),
        new Candidate("GPAC (MP4Box)", Command.onPath("MP4Box").map(Gpac::new)),
        new Candidate("Bento4 (mp4fragment, mp4encrypt)", bento4()),
        new Candidate("mp4parser", Optional.of(new Mp4ParserMuxer(muxer, boxes))),
        new Candidate("cp", Command.onPath("cp").map(Copy::new)));
  }

  private static Optional<Tool> bento4() {
    Optional<Path> encrypter = Command.onPath("mp4encrypt");
    return Command.onPath("mp4fragment")
        .flatMap(fragmenter -> encrypter.map(program -> new Bento4(fragmenter, program)));
  }

  private static Path built(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(file + " is not there: build the project, and start in its root");
    }
    return file;
  }

  private record Candidate(String name, Optional<? extends Tool> tool) {}
}
