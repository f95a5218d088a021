package io.github.fragmill.cli;

import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.crypto.Decryptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fragmill decrypt}: encrypted MP4 in, one clear MP4 file out. */
@Command(
    name = "decrypt",
    description = "Decrypts MP4 files into one clear MP4 file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "A wrong key cannot be noticed: the output then has noise in the place of media."
    })
final class DecryptCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description =
          "MP4 files; all their tracks go to the output. Media segments follow their "
              + "initialization segment.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--key",
      paramLabel = "KID:KEY",
      required = true,
      description =
          "A key of the inputs, as often as there are keys. Key id and key are 32 hexadecimal "
              + "digits, base64url or UUIDs.")
  private List<String> keys = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "MP4 file to make. It appears when it is complete.")
  private Path out = Path.of("");

  @Option(names = "--overwrite", description = "Replaces the file.")
  private boolean overwrite;

  @Option(names = "--quiet", description = "Prints nothing when all goes well.")
  private boolean quiet;

  DecryptCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Decryptor decryptor = DecryptionKeys.decryptor("--key", keys);
    List<Source> sources =
        SegmentedInputs.of(inputs).stream().map(SegmentedInputs.Input::source).toList();
    CancelOnExit.during(() -> run(decryptor, sources));
    return ExitCode.OK;
  }

  private void run(Decryptor decryptor, List<Source> sources) throws FragmillException {
    ClearMovie movie = decryptor.open(sources);
    WholeFile.write(out, overwrite, inputs, movie::writeTo);
    if (!quiet) {
      movie.notes().forEach(note -> streams.out().println("note: " + note));
      streams
          .out()
          .println(out + ": " + movie.tracks().size() + " tracks, " + movie.sizeBytes() + " bytes");
    }
  }
}
