using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace Fashu.Administration;

/// <summary>Listens to the runtime's meters and writes them down in the Prometheus text format.</summary>
internal sealed class MetricBook : IHostedService, IDisposable
{
    private const int MostSeries = 5000;
    private static readonly double[] bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly HashSet<string> meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", "Fashu"];
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> book = new();
    private readonly MeterListener listener = new();

    public MetricBook()
    {
        listener.InstrumentPublished = (instrument, l) => { if (meters.Contains(instrument.Meter.Name)) l.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<float>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<short>((i, v, tags, _) => Record(i, v, tags));
        listener.SetMeasurementEventCallback<byte>((i, v, tags, _) => Record(i, v, tags));
    }

    public Task StartAsync(CancellationToken cancel)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    /// <summary>Everything measured so far, after <paramref name="own"/> figures of the house.</summary>
    public string Write(IEnumerable<(string Name, string Type, double Value)> own)
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (name, type, value) in own) text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {type}\n{name} {value}\n");
        foreach (var group in book.GroupBy(s => NameOf(s.Key.Instrument)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var kind = group.First().Value.Kind;
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key} {kind}\n");
            foreach (var ((_, labels), series) in group) series.Write(text, group.Key, labels);
        }
        return text.ToString();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (instrument, LabelsOf(tags));
        if (!book.TryGetValue(key, out var series))
        {
            // A label that takes ever new values must not eat the memory.
            if (book.Count >= MostSeries) return;
            series = book.GetOrAdd(key, k => new(KindOf(k.Instrument)));
        }
        series.Take(value, instrument);
    }

    private static string KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : name.StartsWith("Counter", StringComparison.Ordinal) || name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter" : "gauge";
    }

    private static string NameOf(Instrument instrument)
    {
        var name = new StringBuilder(string.Concat(instrument.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')));
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", "ms" => "_milliseconds", _ => "" };
        if (unit.Length > 0 && !name.ToString().EndsWith(unit, StringComparison.Ordinal)) name.Append(unit);
        return KindOf(instrument) == "counter" ? name.Append("_total").ToString() : name.ToString();
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
            labels.Add($"{string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}=\"{Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private sealed class Series(string kind)
    {
        private readonly long[] buckets = kind == "histogram" ? new long[bounds.Length + 1] : [];
        private double sum;
        private long count;

        public string Kind => kind;

        public void Take(double value, Instrument instrument)
        {
            lock (this)
            {
                count++;
                // Observable instruments and gauges tell where they stand, the others by how much they moved.
                sum = instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal) ? value : sum + value;
                if (buckets.Length == 0) return;
                var at = Array.FindIndex(bounds, b => value <= b);
                buckets[at < 0 ? bounds.Length : at]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (this)
            {
                var set = labels.Length > 0 ? $"{{{labels}}}" : "";
                if (kind != "histogram")
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{set} {sum}\n");
                    return;
                }
                long below = 0;
                var more = labels.Length > 0 ? labels + "," : "";
                for (var at = 0; at <= bounds.Length; at++)
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{more}le=\"{(at < bounds.Length ? bounds[at].ToString(CultureInfo.InvariantCulture) : "+Inf")}\"}} {below += buckets[at]}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{set} {sum}\n{name}_count{set} {count}\n");
            }
        }
    }
}
