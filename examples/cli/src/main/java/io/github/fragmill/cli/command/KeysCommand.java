package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.KeyDocument;
import io.github.fragmill.cli.option.PemFile;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixWriter;
import io.github.fragmill.crypto.Scheme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code fragmill keys}: keys in, a CPIX document for another packager out. */
@Command(
    name = "keys",
    description = "Writes a CPIX document with keys, for another packager or a licence server.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Without --recipient, the document holds the keys in clear; only its owner may read it."
    })
final class KeysCommand implements Callable<Integer> {

  private final Streams streams;
  private final Map<String, String> environment;

  @Option(
      names = "--key",
      paramLabel = "[TRACKS=]KID:KEY",
      description =
          "Key for these tracks: video or audio (default: all). Every user of this computer can "
              + "see a program's arguments: pass secret keys with --key-file or FRAGMILL_KEYS.")
  private List<String> keys = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File of keys, one [TRACKS=]KID:KEY a line; # starts a comment. Only its owner may have "
              + "access to the file. Without --key and --key-file, the keys are read from the "
              + "environment variable FRAGMILL_KEYS, separated by spaces or commas.")
  private List<Path> keyFiles = List.of();

  @Option(names = "--content-id", paramLabel = "ID", description = "Name of the title.")
  private Optional<String> contentId = Optional.empty();

  @Option(
      names = "--scheme",
      paramLabel = "cbcs|cenc|cens|cbc1",
      description = "Protection scheme that the keys are for (default: ${DEFAULT-VALUE}).")
  private String scheme = "cbcs";

  @Option(
      names = "--recipient",
      paramLabel = "PEM",
      description =
          "Certificate with an RSA key, for whose owner the keys are encrypted; repeat the option "
              + "for several.")
  private List<Path> recipients = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Document to write; it must not exist.")
  private Path out = Path.of("");

  @Option(names = "--quiet", description = "Prints nothing on success.")
  private boolean quiet;

  KeysCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    try (CpixDocument document =
        KeyDocument.of(keys, keyFiles, environment, contentId, parsedScheme())) {
      write(document, writer());
      if (!quiet) {
        streams.out().println(OneLine.of(out) + ": " + document.keys().size() + " keys");
      }
    }
    return ExitCode.OK;
  }

  private Scheme parsedScheme() {
    try {
      return Scheme.parse(scheme);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private CpixWriter writer() throws IOException {
    if (recipients.isEmpty()) {
      return CpixWriter.plain();
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (Path recipient : recipients) {
      certificates.add(PemFile.certificate("--recipient", recipient));
    }
    return CpixWriter.encryptFor(certificates.toArray(X509Certificate[]::new));
  }

  /** Nobody else reads the file, from its beginning on. */
  private void write(CpixDocument document, CpixWriter writer) throws IOException {
    FileAttribute<?>[] attributes =
        out.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (OutputStream stream =
        Channels.newOutputStream(
            Files.newByteChannel(
                out,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes))) {
      writer.write(document, stream);
    } catch (FileSystemException e) {
      throw OutputException.of("cannot write " + out, e);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--content-id: expected text that XML can carry");
    }
  }
}
