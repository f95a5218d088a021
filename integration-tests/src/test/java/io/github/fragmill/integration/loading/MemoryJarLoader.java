package io.github.fragmill.integration.loading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Loads classes from jars that are no files, like an application that is one jar of jars: all
 * content is in memory, and resources have URLs of a scheme that only this loader knows.
 */
final class MemoryJarLoader extends ClassLoader {

  private final Map<String, List<byte[]>> contents = new HashMap<>();

  /**
   * @param classPath directories and jars, which are read at once
   */
  MemoryJarLoader(List<Path> classPath) throws IOException {
    super("jar of jars", ClassLoader.getPlatformClassLoader());
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        readDirectory(entry);
      } else if (Files.exists(entry)) {
        readJar(entry);
      }
    }
  }

  private void readDirectory(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(directory.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private void readJar(Path jar) throws IOException {
    try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        if (!entry.isDirectory()) {
          add(entry.getName(), stream.readAllBytes());
        }
      }
    }
  }

  private void add(String name, byte[] content) {
    contents.computeIfAbsent(name, key -> new ArrayList<>()).add(content);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    List<byte[]> found = contents.getOrDefault(name.replace('.', '/') + ".class", List.of());
    if (found.isEmpty()) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = found.get(0);
    return defineClass(name, bytes, /* off= */ 0, bytes.length);
  }

  @Override
  protected URL findResource(String name) {
    List<URL> urls = urls(name);
    return urls.isEmpty() ? super.findResource(name) : urls.get(0);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(urls(name));
  }

  private List<URL> urls(String name) {
    List<URL> urls = new ArrayList<>();
    for (byte[] content : contents.getOrDefault(name, List.of())) {
      try {
        urls.add(new URL("memory", /* host= */ "", /* port= */ -1, name, new Handler(content)));
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    return urls;
  }

  /** Opens one resource. */
  private static final class Handler extends URLStreamHandler {

    private final byte[] content;

    Handler(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          // The content is here already.
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
