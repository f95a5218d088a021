package io.github.fragmill.cpix;

import java.util.Objects;
import java.util.Optional;

/**
 * The HDCP that a key asks for (CPIX 2.4, {@code HDCPData}). Documents carry it; no manifest says
 * it yet.
 *
 * @param hlsLevel the value of {@code HDCP-LEVEL} for HLS
 * @param outputProtection a fragment of XML for DASH, as it is
 */
public record Hdcp(Optional<String> hlsLevel, Optional<String> outputProtection) {

  public Hdcp {
    Objects.requireNonNull(hlsLevel, "hlsLevel");
    Objects.requireNonNull(outputProtection, "outputProtection");
  }
}
