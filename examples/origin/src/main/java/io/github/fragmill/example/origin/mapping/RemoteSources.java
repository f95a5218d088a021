package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.http.HttpSource;
import io.github.fragmill.s3.S3Location;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Function;

/**
 * Files on HTTP servers and in buckets, beneath addresses that the operator allows; anything else
 * is left to other sources. A document cannot lead the origin to another server. Thread-safe.
 */
public final class RemoteSources implements Sources {

  private static final String S3 = "s3://";

  private final Sources others;
  private final List<String> allowed;
  private final Function<S3Location, Source> bucket;
  private final HttpClient client = HttpSource.newClient();

  /**
   * @param others find what is no address
   * @param allowed how addresses begin: {@code https://host/folder/}, {@code s3://bucket/}
   * @param bucket finds objects of buckets
   * @throws UsageException when one is no such beginning
   */
  public RemoteSources(Sources others, List<String> allowed, Function<S3Location, Source> bucket) {
    this.others = others;
    this.allowed = List.copyOf(allowed);
    this.bucket = bucket;
    allowed.forEach(RemoteSources::require);
  }

  private static void require(String prefix) {
    if (!prefix.endsWith("/") || !prefix.matches("(https|http|s3)://[^/?#@]+/[^?#]*")) {
      throw UsageException.expected(
          "--source-prefix", "https://HOST/…/ or s3://BUCKET/…/, with a slash at its end", prefix);
    }
  }

  @Override
  public Source find(String path) throws SourceException {
    if (!path.matches("(?i)(https?|s3)://.*")) {
      return others.find(path);
    }
    String place = withoutQuery(path);
    boolean isAllowed =
        allowed.stream().anyMatch(place::startsWith)
            && !place.matches(".*/(\\.|%2[eE]){1,2}(/.*)?")
            && !place.contains("\\");
    if (!isAllowed) {
      throw new SourceException(
          "expected an address that begins as --source-prefix allows, found " + place);
    }
    try {
      return place.startsWith(S3)
          ? bucket.apply(S3Location.parse(path))
          : HttpSource.of(URI.create(path), client).withLocation(place);
    } catch (IllegalArgumentException e) {
      throw new SourceException("expected an address, found another text: " + place);
    }
  }

  /** A query may be a signature, which nobody else may see. */
  private static String withoutQuery(String path) {
    int end = path.indexOf('?');
    return end < 0 ? path : path.substring(0, end);
  }
}
