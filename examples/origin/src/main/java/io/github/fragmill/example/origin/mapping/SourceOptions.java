package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.s3.S3Connection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where sources may be. */
public final class SourceOptions {

  @Option(
      names = "--source-prefix",
      paramLabel = "URL",
      description =
          "Lets the mapping name sources whose addresses begin so: https://HOST/…/ or s3://BUCKET/…/. "
              + "Repeat the option for several. Without it, all sources are beneath --root.")
  private List<String> prefixes = List.of();

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Server of s3:// sources, with buckets in paths (default: Amazon's).")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--s3-region",
      paramLabel = "NAME",
      description =
          "Region of s3:// sources (default: ${DEFAULT-VALUE}). Credentials are found as Amazon's "
              + "tools find them.")
  private String region = "us-east-1";

  /** Returns the sources of a mapping. */
  public Sources sources(Path root) {
    Sources files = new FolderSources(root);
    if (prefixes.isEmpty()) {
      return files;
    }
    // Open as long as the process: its sources are.
    S3Connection connection = S3Connection.open(endpoint, region, endpoint.isPresent());
    return new RemoteSources(files, prefixes, connection::source);
  }
}
