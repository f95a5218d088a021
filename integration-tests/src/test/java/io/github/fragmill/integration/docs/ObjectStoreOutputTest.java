package io.github.fragmill.integration.docs;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.testing.OutputContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The output of an object store, as the documentation has it, keeps the contract of outputs. */
class ObjectStoreOutputTest extends OutputContract {

  private static final String PREFIX = "films/1/";

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private URLClassLoader loader;
  private Output output;

  @BeforeEach
  void compile(@TempDir Path classes) throws Exception {
    loader = Compiler.load("ObjectStoreOutput", classes);
    Class<?> store = loader.loadClass("ObjectStoreOutput$Store");
    output =
        (Output)
            loader
                .loadClass("ObjectStoreOutput")
                .getConstructor(store, String.class)
                .newInstance(
                    proxy(
                        store,
                        (proxy, method, arguments) -> {
                          String key = (String) arguments[0];
                          if (method.getName().equals("upload")) {
                            return upload(key);
                          }
                          objects.remove(key);
                          return null;
                        }),
                    PREFIX);
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  private Object upload(String key) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return proxy(
        loader.loadClass("ObjectStoreOutput$Upload"),
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "write" -> {
              ByteBuffer source = (ByteBuffer) arguments[0];
              byte[] copy = new byte[source.remaining()];
              source.get(copy);
              bytes.write(copy);
            }
            case "complete" -> objects.put(key, bytes.toByteArray());
            case "abort" -> {}
            default -> throw new AssertionError(method);
          }
          return null;
        });
  }

  private Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler);
  }

  @Override
  protected Output output() {
    return output;
  }

  @Override
  protected Map<String, byte[]> visible() {
    Map<String, byte[]> files = new TreeMap<>();
    new HashMap<>(objects)
        .forEach((key, content) -> files.put(key.substring(PREFIX.length()), content));
    return files;
  }
}
