package io.github.fragmill.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Returns the program's version from the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not from a jar)");
    return new String[] {"fragmill " + version, "Java " + Runtime.version()};
  }
}
