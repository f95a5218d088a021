package io.github.fragmill.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;

/** Loses and shortens answers, and notes requests. */
public final class S3Faults implements ExecutionInterceptor {

  /** How many answers of writing requests are still to be lost. */
  public final AtomicInteger lostAnswers = new AtomicInteger();

  /** How many answers of reading requests are still to be cut off. */
  public final AtomicInteger brokenAnswers = new AtomicInteger();

  /** Method and, of reading requests, range. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** Called at a request about an upload, with the key of its object. */
  interface Hook {
    void accept(String key) throws IOException;
  }

  /** Called when an upload has been completed. */
  volatile Hook whenCompleted = key -> {};

  /** Called before the parts of an upload are listed. */
  volatile Hook beforeParts = key -> {};

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof CompleteMultipartUploadRequest request) {
      call(whenCompleted, request.key());
    }
  }

  private synchronized void call(Hook hook, String key) {
    try {
      hook.accept(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    String range = request.firstMatchingHeader("Range").map(it -> " " + it).orElse("");
    requests.add(request.method() + range);
    if (context.request() instanceof ListPartsRequest listed) {
      call(beforeParts, listed.key());
    }
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpMethod method = context.httpRequest().method();
    boolean isWriting = method == SdkHttpMethod.PUT || method == SdkHttpMethod.POST;
    return isWriting && takeOne(lostAnswers)
        ? context.httpResponse().toBuilder().statusCode(500).build()
        : context.httpResponse();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    boolean isBroken =
        context.httpRequest().method() == SdkHttpMethod.GET && takeOne(brokenAnswers);
    return isBroken ? context.responseBody().map(S3Faults::shortened) : context.responseBody();
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private static InputStream shortened(InputStream whole) {
    try {
      return new ByteArrayInputStream(whole.readNBytes(100));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
