package io.github.fragmill.example.spring;

import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.OriginRequest;
import io.github.fragmill.origin.OriginResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves titles below /films. */
@RestController
public final class OriginController {

  private final Origin origin;

  public OriginController(Origin origin) {
    this.origin = origin;
  }

  @RequestMapping("/films/**")
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String mapped = request.getContextPath() + "/films";
    String path = request.getRequestURI().substring(mapped.length());
    try (OriginResponse answer =
        origin.handle(OriginRequest.of(request.getMethod(), path, request::getHeader))) {
      response.setStatus(answer.status());
      answer.fields().forEach(response::setHeader);
      answer.writeTo(Channels.newChannel(response.getOutputStream()));
    }
  }
}
