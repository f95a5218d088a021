package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.GivenKeys;
import io.github.fragmill.cli.option.NamedInput;
import io.github.fragmill.cli.option.SegmentedInputs;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.ClearMovie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
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
    footer = {"", "A wrong key cannot be detected: the media in the output is then noise."})
final class DecryptCommand implements Callable<Integer> {

  private final Streams streams;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description =
          "MP4 files; the output has the tracks of all of them. To read a segmented track, list "
              + "its initialization segment and then its media segments.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--key",
      paramLabel = "KID:KEY",
      description =
          "Key of an input; repeat the option for each key. Key id and key are 32 hexadecimal "
              + "digits, a UUID or base64url. Every user of this computer can see a program's "
              + "arguments: pass secret keys with --key-file or FRAGMILL_KEYS.")
  private List<String> keys = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File of keys, one KID:KEY a line; # starts a comment. Only its owner may have access to "
              + "the file. Without --key and --key-file, the keys are read from the environment "
              + "variable FRAGMILL_KEYS, separated by spaces or commas.")
  private List<Path> keyFiles = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "MP4 file to write. It appears when it is complete.")
  private Path out = Path.of("");

  @Option(names = "--overwrite", description = "Replaces the file if it exists.")
  private boolean overwrite;

  @Option(names = "--quiet", description = "Prints nothing on success.")
  private boolean quiet;

  DecryptCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    List<ContentKey> given = GivenKeys.OF_COMMAND.readForDecryption(keys, keyFiles, environment);
    if (given.isEmpty()) {
      throw new UsageException(
          "expected a key, found none; pass it with --key-file, FRAGMILL_KEYS or --key");
    }
    Decryptor decryptor = GivenKeys.OF_COMMAND.decryptor(given);
    List<Source> sources = SegmentedInputs.of(inputs).stream().map(NamedInput::source).toList();
    CancelOnExit.during(() -> run(decryptor, sources));
    return ExitCode.OK;
  }

  private void run(Decryptor decryptor, List<Source> sources) throws FragmillException {
    ClearMovie movie = decryptor.open(sources);
    new OutputFile(out, overwrite).write(inputs, movie::writeTo);
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
