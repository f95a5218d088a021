package io.github.fragmill.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3Proxy, which serves a folder, on loopback. The content of the folder stays for the next start.
 */
public final class S3Server implements AutoCloseable {

  public static final String ACCESS_KEY = "test-access-key";
  public static final String SECRET_KEY = "test-secret-key";
  public static final String REGION = "us-east-1";

  private final S3Proxy proxy;

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /**
   * Starts one on a free port.
   *
   * @param folder is made when it is missing; each folder in it is a bucket
   */
  public static S3Server start(Path folder) throws IOException {
    Files.createDirectories(folder);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IOException("the S3 server does not start", e);
    }
    return new S3Server(proxy);
  }

  /** Returns where it listens. Buckets are in paths, not in hosts. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** Returns what gives a process its credentials. */
  public Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  }

  /**
   * Opens a client of the settings that ours have; the caller closes it.
   *
   * @param interceptors what comes between it and the server
   */
  public S3Client client(ExecutionInterceptor... interceptors) {
    return S3Clients.builder(Optional.of(endpoint()), REGION, /* isPathStyle= */ true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .overrideConfiguration(
            settings -> List.of(interceptors).forEach(settings::addExecutionInterceptor))
        .build();
  }

  /** Makes an empty bucket. */
  public void createBucket(String name) {
    try (S3Client client = client()) {
      client.createBucket(request -> request.bucket(name));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException("the S3 server does not stop", e);
    }
  }
}
