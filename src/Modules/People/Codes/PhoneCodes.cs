using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>Sends and checks codes in a unit of work of its own: a try counts whatever becomes of the request around it.</summary>
internal sealed class PhoneCodes(IServiceScopeFactory scopes, Phones phones, Seals seals, ISmsGateway sms, Settings settings, IConfiguration configuration, TimeProvider clock, IHttpContextAccessor http) : IPhoneCodes
{
    private const string NoSms = "本市还没有开通短信，请到就近的司法所或调解委员会窗口办理。";

    public async Task<string?> Send(string phone, string purpose, string? address, CancellationToken cancel)
    {
        var number = phones.Read(phone);
        if (!phones.Demo && !sms.Available) throw new RuleBroken(NoSms);
        var now = clock.Now();
        var index = seals.Index(number);
        address = CallerNetwork.Of(address);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await Spare(db, index, address, now, cancel);
        var digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var id = Guid.CreateVersion7();
        var code = PhoneCode.Issue(id, index, purpose, seals.Mac(id, digits), address, now);
        db.PhoneCodes.Add(code);
        await db.SaveChangesAsync(cancel);
        if (phones.Demo) return digits;
        var receipt = await sms.Send(number, Text(digits, purpose), id, cancel);
        if (receipt.Accepted) return null;
        code.Spoil();
        await db.SaveChangesAsync(cancel);
        throw new RuleBroken("短信没有发出去，请稍后再试；急事请到就近的司法所或调解委员会窗口办理。");
    }

    public async Task<bool> Check(string phone, string purpose, string code, CancellationToken cancel)
    {
        var number = phones.Read(phone);
        var typed = code.AsCode();
        if (typed.Length != 6 || !Typed.IsDigits(typed)) return false;
        var index = seals.Index(number);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (now, network) = (clock.Now(), CallerNetwork.Of(http.HttpContext?.Connection.RemoteIpAddress));
        var sent = await db.PhoneCodes.Where(c => c.PhoneIndex == index && c.Purpose == purpose && c.ExpiresAt > now).OrderByDescending(c => c.SentAt).ToListAsync(cancel);
        // Who asked is answered by the own code: a stranger with the number neither spoils it by wrong tries nor pushes it aside by asking for another.
        var latest = sent.FirstOrDefault(c => c.Address == network) ?? sent.FirstOrDefault();
        if (latest is null || !latest.IsOpen(now) || (latest.Address != network && latest.Tries >= PhoneCode.TriesOfOthers)) return false;
        var right = latest.Try(seals.Mac(latest.Id, typed), clock.Now());
        try { await db.SaveChangesAsync(cancel); }
        catch (Overtaken) { return false; } // another guess at the same moment: this one does not count as right
        return right;
    }

    public async Task<DateTime?> GoodUntil(string purpose, string code, CancellationToken cancel)
    {
        if (!phones.Demo) return null;
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now();
        var sent = await scope.ServiceProvider.GetRequiredService<AppDb>().PhoneCodes.AsNoTracking().Where(c => c.Purpose == purpose && c.ExpiresAt > now).OrderByDescending(c => c.SentAt).ToListAsync(cancel);
        // Of those that one network asked for a phone only the last is checked.
        return sent.DistinctBy(c => (c.PhoneIndex, c.Address)).FirstOrDefault(c => c.IsOpen(now) && c.Hash.SequenceEqual(seals.Mac(c.Id, code)))?.ExpiresAt;
    }

    private async Task Spare(AppDb db, string index, string? address, DateTime now, CancellationToken cancel)
    {
        var day = now - TimeSpan.FromDays(1);
        var sent = await db.PhoneCodes.AsNoTracking().Where(c => c.PhoneIndex == index && c.SentAt > day).Select(c => c.SentAt).ToListAsync(cancel);
        var pause = settings.On(PeopleSettings.CodePause, now);
        if (sent.Count > 0 && (now - sent.Max()).TotalSeconds is var since && since < pause)
            throw new RuleBroken($"验证码刚刚发过，请{Math.Ceiling(pause - since)}秒后再要一次。");
        foreach (var setting in new[] { PeopleSettings.CodesPerPhone, PeopleSettings.CodesPerPhoneDay })
        {
            var limit = settings.On(setting, now);
            if (sent.Count(s => s > now - TimeSpan.FromMinutes(limit.Minutes)) >= limit.Times)
                throw new RuleBroken("这个号码要验证码的次数太多，请稍后再试，或到窗口办理。");
        }
        if (address is null) return;
        var perAddress = settings.On(PeopleSettings.CodesPerAddress, now);
        var start = now - TimeSpan.FromMinutes(perAddress.Minutes);
        if (await db.PhoneCodes.CountAsync(c => c.Address == address && c.SentAt > start, cancel) >= perAddress.Times)
            throw new RuleBroken("您所在的网络要验证码的次数太多，请稍后再试，或到窗口办理。");
    }

    private string Text(string digits, string purpose)
    {
        var what = CodePurposes.Words.Where(w => purpose == w.Key || purpose.StartsWith($"{w.Key}-", StringComparison.Ordinal)).MaxBy(w => w.Key.Length).Value ?? "办理业务";
        var text = configuration["Sms:CodeText"] is { Length: > 0 } own ? own : "验证码{code}，用于{what}，5分钟内有效。工作人员不会向您要验证码，请不要告诉别人。";
        return text.Replace("{code}", digits, StringComparison.Ordinal).Replace("{what}", what, StringComparison.Ordinal);
    }
}
