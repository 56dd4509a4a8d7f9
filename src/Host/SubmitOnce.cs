using Fashu.Web;

namespace Fashu.Host;

/// <summary>A form's act happens once per key: a double click or a repeated post is sent to where the first one went.</summary>
internal sealed class SubmitOnce(AppDb db) : ISubmitOnce
{
    public async Task<string> Run(Guid key, Func<Task<string>> act)
    {
        if (await db.FindAsync<DoneRow>(key) is { } done) return done.Answer ?? $"/m/{done.Subject}";
        db.RequestKey = key;
        try
        {
            var answer = await act();
            if (db.ChangeTracker.Entries<DoneRow>().SingleOrDefault(d => d.Entity.Key == key) is { } row)
            {
                row.Entity.Answer = answer;
                await db.SaveChangesAsync();
            }
            return answer;
        }
        catch (AlreadyDone already)
        {
            return $"/m/{already.Subject}";
        }
        finally
        {
            db.RequestKey = null;
        }
    }
}
