package io.github.fragmill.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells which version this is, as the jar's manifest says it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("(not from a jar)");
    return new String[] {"fragmill " + version, "Java " + Runtime.version()};
  }
}
