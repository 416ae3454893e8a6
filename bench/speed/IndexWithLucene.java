// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes archive.ascii with Lucene. usage: IndexWithLucene FOLDER ARCHIVE THREADS
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

public final class IndexWithLucene {
  private static final String[] FIELDS = {"id", "title", "author", "outlet", "date", "url", "text"};

  // One article's fields, or null at the end. Threads take turns.
  private static synchronized List<String> next(BufferedReader in) throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int c = in.read(); c != -1; c = in.read()) {
      if (c != 0x1f && c != 0x1e) {
        field.append((char) c);
        continue;
      }
      fields.add(field.toString());
      field.setLength(0);
      if (c == 0x1e) return fields;
    }
    return null;
  }

  // Title and text are searched together, as Byline's plain words are.
  private static Document document(List<String> fields) {
    Document document = new Document();
    document.add(new StringField("id", fields.get(0), Field.Store.YES));
    for (int i = 1; i < FIELDS.length; i++) {
      document.add(new StoredField(FIELDS[i], fields.get(i)));
    }
    document.add(new TextField("body", fields.get(1), Field.Store.NO));
    document.add(new TextField("body", fields.get(6), Field.Store.NO));
    document.add(new TextField("author", fields.get(2), Field.Store.NO));
    document.add(new SortedDocValuesField("outlet", new BytesRef(fields.get(3))));
    if (!fields.get(4).isEmpty()) {
      document.add(new IntPoint("date", Integer.parseInt(fields.get(4).replace("-", ""))));
    }
    return document;
  }

  private static void feed(BufferedReader in, IndexWriter writer) {
    try {
      for (List<String> fields = next(in); fields != null; fields = next(in)) {
        writer.addDocument(document(fields));
      }
    } catch (IOException failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  public static void main(String[] arguments) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    try (BufferedReader in = Files.newBufferedReader(Paths.get(arguments[1]), StandardCharsets.UTF_8);
        IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(arguments[0])), config)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        threads.add(new Thread(() -> feed(in, writer)));
        threads.get(i).start();
      }
      for (Thread thread : threads) thread.join();
    }
  }
}
