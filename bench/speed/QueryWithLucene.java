// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a Lucene index inside one process. usage: QueryWithLucene FOLDER top|exact PASSES <QUERIES
//
// A line is QUERY, FROM, TO, FACET, with tabs between. Prints nanoseconds of CPU and the count of
// each query in the last pass; the passes before it warm up the compiler and the caches. `top`
// counts only as far as the ten best need it (a "+" follows the count), `exact` counts all.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.FSDirectory;

public final class QueryWithLucene {
  private static final int ROWS = 10;
  private static final QueryParser PARSER = new QueryParser("body", new EnglishAnalyzer());

  // Articles by outlet, a segment at a time; names are joined over segments at the end.
  private static final class ByOutlet extends SimpleCollector {
    final java.util.Map<String, Integer> counts = new java.util.HashMap<>();
    private SortedDocValues values;
    private int[] ords;
    int articles;

    @Override protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
      finish();
      values = DocValues.getSorted(context.reader(), "outlet");
      ords = new int[values.getValueCount()];
    }

    @Override public void collect(int doc) throws java.io.IOException {
      articles++;
      if (values.advanceExact(doc)) ords[values.ordValue()]++;
    }

    void finish() throws java.io.IOException {
      if (values == null) return;
      for (int i = 0; i < ords.length; i++) {
        if (ords[i] > 0) counts.merge(values.lookupOrd(i).utf8ToString(), ords[i], Integer::sum);
      }
    }

    @Override public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }
  }

  private static Query read(String[] asked) throws Exception {
    Query query = PARSER.parse(asked[0]);
    if (asked[1].isEmpty()) return query;
    Query days = IntPoint.newRangeQuery("date", Integer.parseInt(asked[1]), Integer.parseInt(asked[2]));
    return new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST)
        .add(days, BooleanClause.Occur.FILTER).build();
  }

  private static String answer(IndexSearcher searcher, String[] asked, boolean exact) throws Exception {
    Query query = read(asked);
    if (!asked[3].isEmpty()) {
      ByOutlet outlets = new ByOutlet();
      searcher.search(query, outlets);
      outlets.finish();
      outlets.counts.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).limit(ROWS)
          .collect(Collectors.toList());
      return Integer.toString(outlets.articles);
    }
    TopScoreDocCollector best = TopScoreDocCollector.create(ROWS, exact ? Integer.MAX_VALUE : ROWS);
    searcher.search(query, best);
    TopDocs found = best.topDocs();
    for (ScoreDoc row : found.scoreDocs) searcher.doc(row.doc).get("title");
    boolean all = found.totalHits.relation == TotalHits.Relation.EQUAL_TO;
    return found.totalHits.value + (all ? "" : "+");
  }

  public static void main(String[] arguments) throws Exception {
    boolean exact = arguments[1].equals("exact");
    int passes = Integer.parseInt(arguments[2]);
    List<String[]> queries = new BufferedReader(new InputStreamReader(System.in)).lines()
        .map(line -> line.split("\t", -1)).collect(Collectors.toList());
    PARSER.setDefaultOperator(QueryParser.Operator.AND);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    IndexSearcher searcher =
        new IndexSearcher(DirectoryReader.open(FSDirectory.open(Paths.get(arguments[0]))));
    searcher.setQueryCache(null);  // every query is asked for the first time
    for (int pass = 1; pass <= passes; pass++) {
      for (String[] asked : queries) {
        long start = clock.getCurrentThreadCpuTime();
        String count = answer(searcher, asked, exact);
        long spent = clock.getCurrentThreadCpuTime() - start;
        if (pass == passes) System.out.println(spent + "\t" + count);
      }
    }
  }
}
