package io.github.fragmill.cli;

import io.github.fragmill.cli.report.OneLine;
import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Decryptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  private final Map<String, String> environment;

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
      description =
          "A key of the inputs, as often as there are keys. Key id and key are 32 hexadecimal "
              + "digits, base64url or UUIDs. Every user of this computer can see the arguments of "
              + "a program: keys that matter belong into --key-file or FRAGMILL_KEYS.")
  private List<String> keys = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Reads keys, KID:KEY on each line, # in front of comments. Only its owner may be able to "
              + "read the file. Without --key and --key-file, the environment variable "
              + "FRAGMILL_KEYS counts, with spaces or commas between keys.")
  private List<Path> keyFiles = List.of();

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

  DecryptCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    List<GivenKey> given = GivenKeys.OF_COMMAND.read(keys, keyFiles, environment);
    if (given.isEmpty()) {
      throw new UsageException("expected a key: --key-file, FRAGMILL_KEYS or --key");
    }
    Decryptor decryptor = DecryptionKeys.decryptor("--key", DecryptionKeys.parse(given));
    List<Source> sources =
        SegmentedInputs.of(inputs).stream().map(SegmentedInputs.Input::source).toList();
    CancelOnExit.during(() -> run(decryptor, sources));
    return ExitCode.OK;
  }

  private void run(Decryptor decryptor, List<Source> sources) throws FragmillException {
    ClearMovie movie = decryptor.open(sources);
    WholeFile.write(out, overwrite, inputs, movie::writeTo);
    if (!quiet) {
      movie.notes().forEach(note -> streams.out().println("note: " + OneLine.of(note.text())));
      streams
          .out()
          .println(
              OneLine.of(out)
                  + ": "
                  + movie.tracks().size()
                  + " tracks, "
                  + movie.sizeBytes()
                  + " bytes");
    }
  }
}
