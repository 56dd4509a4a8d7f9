using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Fashu;

/// <summary>How SaveChanges reaches the database: on SQLite through the lane, otherwise in a transaction of its own; numbers are drawn inside.</summary>
internal sealed class HouseBatchExecutor(ICurrentDbContext current, IDbContextOptions options) : IBatchExecutor
{
    private const string Savepoint = "unit";

    public int Execute(IEnumerable<ModificationCommandBatch> batches, IRelationalConnection connection) =>
        ExecuteAsync(batches, connection, default).GetAwaiter().GetResult();

    public async Task<int> ExecuteAsync(IEnumerable<ModificationCommandBatch> batches, IRelationalConnection connection, CancellationToken cancel = default)
    {
        var numbers = Numbering.Due(current.Context);
        try
        {
            return connection.CurrentTransaction is null && options.FindExtension<LaneOption>()?.Lane is { } lane && !Storage.IsAlone(current.Context)
                ? await OnLane(lane, batches, numbers, cancel).ConfigureAwait(false)
                : await OnOwn(connection, batches, numbers, cancel).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            foreach (var number in numbers) number.GiveBack();
            if (error is not StorageUnavailable && DbErrors.AsUnavailable(error) is { } unavailable) throw unavailable;
            throw;
        }
    }

    private Task<int> OnLane(WriteLane lane, IEnumerable<ModificationCommandBatch> batches, Numbering[] numbers, CancellationToken cancel)
    {
        // As much as can be is made here, on the caller's thread: the lane is everybody's. What a number changes is made on the lane.
        if (!Array.Exists(numbers, n => n.ChangesColumns)) batches = [.. batches];
        if (numbers.Length == 0)
            foreach (var batch in batches) (batch as PreparedBatch)?.Read();
        return lane.RunAsync(
            shared =>
            {
                foreach (var number in numbers) number.Take(shared.NextNumber(number.Series));
                var rows = 0;
                foreach (var batch in batches)
                {
                    if (batch is PreparedBatch prepared) prepared.Execute(shared);
                    else batch.Execute(shared.Relational);
                    rows += batch.ModificationCommands.Count;
                }
                return rows;
            },
            current.Context is ILaned { IsBulk: true },
            cancel);
    }

    private static async Task<int> OnOwn(IRelationalConnection connection, IEnumerable<ModificationCommandBatch> batches, Numbering[] numbers, CancellationToken cancel)
    {
        var outer = connection.CurrentTransaction;
        await using var own = outer is null ? await connection.BeginTransactionAsync(cancel).ConfigureAwait(false) : null;
        if (outer is { SupportsSavepoints: true }) await outer.CreateSavepointAsync(Savepoint, cancel).ConfigureAwait(false);
        try
        {
            foreach (var number in numbers) number.Take(await NextNumber(connection, number.Series, cancel).ConfigureAwait(false));
            var rows = 0;
            foreach (var batch in batches) // made only now: these bind their values while they are made
            {
                await batch.ExecuteAsync(connection, cancel).ConfigureAwait(false);
                rows += batch.ModificationCommands.Count;
            }
            if (own is not null) await own.CommitAsync(cancel).ConfigureAwait(false);
            else if (outer is { SupportsSavepoints: true }) await outer.ReleaseSavepointAsync(Savepoint, cancel).ConfigureAwait(false);
            return rows;
        }
        catch when (outer is { SupportsSavepoints: true })
        {
            await outer.RollbackToSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<long> NextNumber(IRelationalConnection connection, string series, CancellationToken cancel)
    {
        await using var command = connection.DbConnection.CreateCommand();
        command.Transaction = connection.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Counter.NextSql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@series", series);
        command.Parameters.Add(parameter);
        return (long)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
    }
}
