using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Fashu;

/// <summary>
/// Carries what the journal holds into the file on a thread of its own, while the lane goes on writing. The lane then finds
/// little left when it starts the journal anew, and nobody waits for thousands of pages to be copied.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    private const int Enough = 1000; // rows: about as many pages of the journal
    private readonly SqliteConnection sqlite;
    private readonly ILogger log;
    private readonly AutoResetEvent wanted = new(false);
    private readonly Thread thread;
    private volatile bool closed;
    private int rows;

    public Checkpointer(string path, ILogger log)
    {
        this.log = log;
        sqlite = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        thread = new(Loop) { Name = "checkpoint", IsBackground = true };
        thread.Start();
    }

    /// <summary>Runs after each round.</summary>
    internal Action? Carried { get; set; }

    /// <summary>Told by the lane after each commit.</summary>
    public void Committed(int written)
    {
        if ((rows += written) < Enough) return;
        rows = 0;
        wanted.Set();
    }

    public void Dispose()
    {
        if (closed) return;
        closed = true;
        wanted.Set();
        thread.Join();
        sqlite.Dispose();
        wanted.Dispose();
    }

    private void Loop()
    {
        while (wanted.WaitOne() && !closed)
            try
            {
                if (sqlite.State != System.Data.ConnectionState.Open) sqlite.Open();
                using var command = sqlite.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)"; // waits for nobody and stops nobody
                command.ExecuteNonQuery();
                Carried?.Invoke();
            }
            catch (SqliteException error)
            {
                // The lane does the same work at its own limit and is told there what is wrong with the file.
                log.LogWarning(error, "The journal could not be carried into the file.");
            }
    }
}
