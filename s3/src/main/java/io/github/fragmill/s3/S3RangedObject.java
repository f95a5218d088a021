package io.github.fragmill.s3;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.source.ranged.RangeAnswer;
import io.github.fragmill.core.source.ranged.RangeFailure;
import io.github.fragmill.core.source.ranged.RangedObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object whose ranges are read. The client tries again until an answer begins; what breaks off
 * afterwards may pass. Immutable and thread-safe.
 */
record S3RangedObject(S3Calls calls, S3Location location) implements RangedObject {

  private static final int RANGE_NOT_SATISFIABLE = 416;

  @Override
  public String name() {
    return location.toString();
  }

  @Override
  public SourceStamp readFirst(ByteBuffer destination) throws IOException {
    int maxBytes = destination.remaining();
    try (ResponseInputStream<GetObjectResponse> body = get(0, maxBytes, Optional.empty())) {
      try {
        SourceStamp stamp = answer(body.response()).requireFirst(name(), maxBytes);
        destination.limit((int) Math.min(maxBytes, stamp.sizeBytes()));
        fill(destination, body);
        return stamp;
      } catch (IOException e) {
        body.abort();
        throw e;
      }
    } catch (S3Exception e) {
      // An empty object has no range.
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        return requireEmpty();
      }
      throw failure(e);
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private SourceStamp requireEmpty() throws IOException {
    HeadObjectResponse head =
        calls.call(
            client ->
                client.headObject(
                    request -> request.bucket(location.bucket()).key(location.key())));
    if (head.contentLength() != 0) {
      throw new IOException("the server gave no range of " + head.contentLength() + " bytes");
    }
    return new SourceStamp(0, Optional.ofNullable(head.eTag()));
  }

  @Override
  public void read(SourceStamp stamp, long positionBytes, ByteBuffer destination)
      throws IOException {
    int bytes = destination.remaining();
    try (ResponseInputStream<GetObjectResponse> body =
        get(positionBytes, bytes, stamp.validator())) {
      try {
        answer(body.response()).require(name(), stamp, positionBytes, bytes);
        fill(destination, body);
      } catch (IOException e) {
        body.abort();
        throw e;
      }
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private ResponseInputStream<GetObjectResponse> get(
      long positionBytes, int bytes, Optional<String> tag) {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(location.bucket())
            .key(location.key())
            .range("bytes=" + positionBytes + "-" + (positionBytes + bytes - 1));
    tag.ifPresent(request::ifMatch);
    return calls.client().getObject(request.build());
  }

  private static RangeAnswer answer(GetObjectResponse response) {
    return new RangeAnswer(
        response.sdkHttpResponse().statusCode(),
        Optional.ofNullable(response.contentRange()),
        Stream.ofNullable(response.contentLength()).mapToLong(Long::longValue).findFirst(),
        Optional.ofNullable(response.eTag()));
  }

  /** The caller finds out when the answer is too short. */
  private static void fill(ByteBuffer destination, ResponseInputStream<GetObjectResponse> body)
      throws IOException {
    ReadableByteChannel channel = Channels.newChannel(body);
    int count = 0;
    while (destination.hasRemaining() && count >= 0) {
      count = channel.read(destination);
    }
  }

  private IOException failure(SdkException cause) {
    if (cause instanceof AbortedException) {
      Thread.currentThread().interrupt();
      return new IOException("the thread was interrupted", cause);
    }
    if (!(cause instanceof S3Exception refusal)) {
      return new SourceException("cannot read " + name() + ": " + cause.getMessage(), cause);
    }
    IOException known = RangeFailure.ofStatus(name(), refusal.statusCode());
    return known instanceof SourceException
        ? known
        : new SourceException("cannot read " + name() + ": " + known.getMessage(), cause);
  }
}
