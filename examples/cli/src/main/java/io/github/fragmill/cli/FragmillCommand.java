package io.github.fragmill.cli;

import picocli.CommandLine.Command;

/** The program itself. Without a command it only says how it is used. */
@Command(
    name = "fragmill",
    description = "Turns MP4 files into encrypted MPEG-DASH.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 all went well, 1 bad input or output, 2 wrong usage.",
      "Set the environment variable FRAGMILL_DEBUG to see stack traces."
    })
final class FragmillCommand {}
