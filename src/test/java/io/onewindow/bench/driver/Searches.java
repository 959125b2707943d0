package io.onewindow.bench.driver;

import io.onewindow.bench.Percentiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An operator's searches, one after the other, while the hub has nothing else to do.
public final class Searches {

    /// What is searched for, as the call says it.
    public static final List<String> QUERIES = List.of(
            "limit=50",
            "q=%E7%8E%8B",
            "q=%E7%BB%B5%E9%98%B3%E5%AE%89%E5%8D%9A",
            "q=51070000000000003333",
            "q=2509-510703-89-01-000050",
            "status=DECIDED",
            "status=AWAITING_CORRECTION",
            "department=tax",
            "matter=food-permit",
            "matter=preparatory-fund&status=CLOSED",
            "region=510725",
            "overdue=true");

    private static final int WARM = 20;
    private static final int TIMES = 100;
    private static final int MEDIAN = 50;
    private static final String CREDENTIALS =
            Base64.getEncoder().encodeToString("operator:demo".getBytes(StandardCharsets.US_ASCII));

    private Searches() {}

    /// The name of a search's figure.
    public static String figure(String query) {
        return ".search." + query;
    }

    /// The median time of each, in milliseconds, by the name of its figure.
    static Map<String, Double> medians(int port) throws IOException, InterruptedException {
        Map<String, Double> medians = new TreeMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String query : QUERIES) {
                medians.put(figure(query), median(client, port, query));
            }
        }
        return medians;
    }

    private static double median(HttpClient client, int port, String query) throws IOException, InterruptedException {
        HttpRequest search = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/applications?%s".formatted(port, query)))
                .header("Authorization", "Basic " + CREDENTIALS)
                .build();
        double[] millis = new double[WARM + TIMES];
        for (int i = 0; i < millis.length; i++) {
            long begun = System.nanoTime();
            int status = client.send(search, BodyHandlers.discarding()).statusCode();
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (status != 200) {
                throw new IOException("the search " + query + " was answered with " + status);
            }
        }
        double[] counted = Arrays.copyOfRange(millis, WARM, millis.length);
        Arrays.sort(counted);
        return Percentiles.of(counted, MEDIAN);
    }
}
