package io.github.fragmill.platform.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients of S3 servers, Amazon's and others. */
public final class S3Clients {

  private static final int MAX_CONNECTIONS = 200;

  private S3Clients() {}

  /**
   * Opens a client. Credentials are found as Amazon's tools find them: environment, profile, or the
   * machine it runs on.
   *
   * @param endpoint the server; empty for Amazon's
   * @param isPathStyle whether buckets are in paths, as most other servers have them, or in hosts
   */
  public static S3Client open(Optional<URI> endpoint, String region, boolean isPathStyle) {
    return builder(endpoint, region, isPathStyle).build();
  }

  /** Returns a builder, for callers that change more. */
  public static S3ClientBuilder builder(
      Optional<URI> endpoint, String region, boolean isPathStyle) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .forcePathStyle(isPathStyle)
            // Other servers do not support the checksums that are the default of Amazon.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(MAX_CONNECTIONS)
                    .connectionTimeout(Duration.ofSeconds(10))
                    .socketTimeout(Duration.ofSeconds(60)));
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }
}
