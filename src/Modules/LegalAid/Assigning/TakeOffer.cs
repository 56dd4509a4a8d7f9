using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer takes a case that is on offer, in one step; the first who may gets it.</summary>
internal sealed class TakeOffer(AppDb db, IOrganizations organizations, IDivisions divisions, StandAside aside, HandingOut handing, Settings settings)
{
    /// <summary>Says nothing about who the people of the case are.</summary>
    public const string Barred = "按规定您不能接这一件，请看别的派单。";
    private const string Gone = "这一件刚刚被别的律师接走了，请看别的派单。";

    /// <summary>So many times in a row another node may be quicker with the same firm.</summary>
    private const int Tries = 10;

    public async Task Handle(Guid id, Actor by, CancellationToken cancel)
    {
        using var turn = await handing.Firm(organizations, by, cancel);
        for (var tries = 0; tries < Tries; tries++)
        {
            try
            {
                await Take(id, by, cancel);
                return;
            }
            catch (Overtaken)
            {
                db.ChangeTracker.Clear();
                db.Subject = Guid.Empty;
            }
        }
        throw new RuleBroken(Gone);
    }

    private async Task Take(Guid id, Actor by, CancellationToken cancel)
    {
        var lawyer = await organizations.Lawyer(by.Id, cancel) ?? throw new RuleBroken(HandingOut.NoLawyer);
        var hand = await db.HandOf(lawyer.Card.Firm, cancel);
        if (await db.Load<AidCase>(id, cancel) is not { } matter || !lawyer.Covers(divisions.Current(matter.Place))) throw new Missing("这件派单");
        if (matter.Handler == by.Id) return; // pressed twice
        if (!matter.IsOffered(by.At)) throw new RuleBroken(matter.Handler is null ? "这一件已经不在派单，请看别的派单。" : Gone);
        if (!matter.IsOfferedTo(lawyer.Card.Firm)) throw new Missing("这件派单");
        if (lawyer.Barrier is { } barrier) throw new RuleBroken(barrier);
        if (await aside.Why(lawyer.Card, Sides.Of(matter), await aside.Of(lawyer.Card, cancel), cancel) is not null) throw new RuleBroken(Barred);
        if (await db.Steps.AnyAsync(s => s.MatterId == id && s.ById == by.Id, cancel)) throw new RuleBroken("这一件您办过，已经退回或者更换，要由别的律师办。");
        matter.TakeUp(lawyer.Card.Firm, lawyer.Card.FirmName, by, settings);
        matter.TakeOn(by, settings);
        await db.SaveGiven(hand, cancel);
    }
}
