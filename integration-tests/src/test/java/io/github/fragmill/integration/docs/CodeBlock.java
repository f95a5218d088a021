package io.github.fragmill.integration.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of Java in a page of the documentation. A block that begins with imports is a whole file.
 * Any other is the body of a method among the names of {@link Application}; the rest of a builder's
 * calls may begin with a dot.
 *
 * @param page the page's name
 * @param number which block of the page it is, from 1
 * @param code as it stands there
 */
record CodeBlock(String page, int number, String code) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
  private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

  /** What an application's file imports from the library and the JDK. */
  private static final String IMPORTS =
      """
      import io.github.fragmill.core.*;
      import io.github.fragmill.core.control.*;
      import io.github.fragmill.core.error.*;
      import io.github.fragmill.core.media.*;
      import io.github.fragmill.core.output.*;
      import io.github.fragmill.core.presentation.*;
      import io.github.fragmill.core.protect.*;
      import io.github.fragmill.core.segment.*;
      import io.github.fragmill.core.source.*;
      import io.github.fragmill.cpix.*;
      import io.github.fragmill.cpix.speke.*;
      import io.github.fragmill.crypto.*;
      import io.github.fragmill.crypto.drm.*;
      import io.github.fragmill.dash.*;
      import io.github.fragmill.hls.*;
      import io.github.fragmill.origin.*;
      import io.github.fragmill.origin.catalog.*;
      import io.github.fragmill.http.*;
      import io.github.fragmill.s3.*;
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.util.*;
      """;

  /** Returns the blocks of the documentation for users. */
  static List<CodeBlock> ofDocumentation(Path project) throws IOException {
    List<Path> pages = new ArrayList<>(List.of(project.resolve("README.md")));
    try (Stream<Path> guides = Files.list(project.resolve("docs"))) {
      guides.filter(it -> it.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<CodeBlock> blocks = new ArrayList<>();
    for (Path page : pages) {
      blocks.addAll(in(page.getFileName().toString(), Files.readString(page)));
    }
    return blocks;
  }

  static List<CodeBlock> in(String page, String text) {
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new CodeBlock(page, blocks.size() + 1, matcher.group(1)));
    }
    return blocks;
  }

  /** Returns whether the block is a file as it stands. */
  boolean isFile() {
    return code.startsWith("import ");
  }

  /** Returns the name of the class that its file has. */
  String className() {
    if (isFile()) {
      Matcher type = TYPE.matcher(code);
      if (!type.find()) {
        throw new IllegalStateException(this + ": expected a class after the imports");
      }
      return type.group(1);
    }
    return page.replaceAll("\\W", "_") + "_" + number;
  }

  /** Returns a file that a compiler takes. */
  String toFile() {
    if (isFile()) {
      return code;
    }
    String body = code.strip();
    if (body.startsWith(".")) {
      body = "CommonEncryption.builder(Scheme.CBCS)" + body;
    }
    String end = body.endsWith(";") || body.endsWith("}") ? "" : ";";
    return IMPORTS
        + "abstract class %s extends %s {%n void run() throws Exception {%n%s%s%n}%n}%n"
            .formatted(className(), Application.class.getName(), body, end);
  }

  /** Returns the page and the number of the block. */
  @Override
  public String toString() {
    return page + ", block " + number;
  }
}
