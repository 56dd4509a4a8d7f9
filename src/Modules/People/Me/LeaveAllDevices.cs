using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A citizen ends all own sessions and tokens, for example because a phone was lost.</summary>
internal sealed class LeaveAllDevices(AppDb db, PersonStates states)
{
    public async Task Handle(Actor by, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("您的账号");
        person.LeaveAllDevices();
        db.Audit(by, "退出所有设备", "本人办理", person: person.Id);
        await db.SaveChangesAsync(cancel);
        states.Forget(person.Id);
    }
}
