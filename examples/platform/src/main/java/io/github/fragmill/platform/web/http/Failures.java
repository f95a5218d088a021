package io.github.fragmill.platform.web.http;

import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.upload.StorageFailedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers failures with a status and one sentence. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  public static void register(RoutesConfig routes) {
    routes.exception(UploadRefusedException.class, (e, context) -> answer(context, status(e), e));
    routes.exception(RequestRefusedException.class, (e, context) -> answer(context, status(e), e));
    routes.exception(
        HttpResponseException.class,
        (e, context) -> context.status(e.getStatus()).json(new ErrorView(sentence(e.getStatus()))));
    routes.exception(StorageFailedException.class, Failures::failToStore);
    routes.exception(IOException.class, Failures::fail);
    routes.exception(Exception.class, Failures::fail);
    for (HttpStatus status :
        new HttpStatus[] {HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED}) {
      routes.error(status, context -> explain(context, status));
    }
  }

  private static void answer(Context context, HttpStatus status, Exception failure) {
    context.status(status).json(new ErrorView(String.valueOf(failure.getMessage())));
  }

  private static HttpStatus status(UploadRefusedException refusal) {
    return switch (refusal.reason()) {
      case INCOMPLETE -> HttpStatus.BAD_REQUEST;
      case WRONG_KIND -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case TOO_MUCH -> HttpStatus.CONTENT_TOO_LARGE;
      case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
      case UNUSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  private static HttpStatus status(RequestRefusedException refusal) {
    return switch (refusal.reason()) {
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case INVALID -> HttpStatus.BAD_REQUEST;
      case CONFLICT -> HttpStatus.CONFLICT;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  private static void failToStore(StorageFailedException failure, Context context) {
    LOG.warn("{} {}: cannot store", context.method(), context.path(), failure.getCause());
    answer(context, HttpStatus.INSUFFICIENT_STORAGE, failure);
  }

  private static void fail(Exception failure, Context context) {
    if (isClosedByClient(failure)) {
      LOG.debug("{} {}: the client has closed the connection", context.method(), context.path());
      return;
    }
    LOG.warn("{} {} failed", context.method(), context.path(), failure);
    if (!context.res().isCommitted()) {
      context
          .status(HttpStatus.INTERNAL_SERVER_ERROR)
          .json(new ErrorView(sentence(HttpStatus.INTERNAL_SERVER_ERROR.getCode())));
    }
  }

  /** Players seek and people close pages; that is no failure. */
  private static boolean isClosedByClient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EofException) {
        return true;
      }
    }
    return false;
  }

  /** Adds a sentence to what the server itself refuses. */
  private static void explain(Context context, HttpStatus status) {
    if (!"application/json".equals(context.res().getContentType())) {
      context.status(status).json(new ErrorView(sentence(status.getCode())));
    }
  }

  private static String sentence(int status) {
    return switch (status) {
      case 400 -> "The request cannot be understood.";
      case 404 -> "There is nothing here.";
      case 405 -> "This cannot be done here.";
      case 413 -> "The request is too large.";
      case 500 -> "Something failed on our side; the log says more.";
      default -> "The request failed with status " + status + ".";
    };
  }
}
