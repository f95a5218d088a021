package io.github.fragmill.platform.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Fills a buffer with the answer; when the connection breaks, the client asks again. */
final class S3Range implements ResponseTransformer<GetObjectResponse, Integer> {

  private final ByteBuffer destination;
  private final int begin;

  S3Range(ByteBuffer destination) {
    this.destination = destination;
    this.begin = destination.position();
  }

  @Override
  public Integer transform(GetObjectResponse response, AbortableInputStream stream) {
    destination.position(begin);
    ReadableByteChannel channel = Channels.newChannel(stream);
    try {
      int count = 0;
      while (destination.hasRemaining() && count >= 0) {
        count = channel.read(destination);
      }
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
    if (destination.hasRemaining()) {
      throw RetryableException.create("the answer is too short");
    }
    return destination.position() - begin;
  }
}
