using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>Stretches that several journeys share.</summary>
internal static class Walks
{
    extension(Visitor visitor)
    {
        /// <summary>Files at the poster of the tour's grid, signing in by phone on the way.</summary>
        public async Task<Guid> FileAtPoster(string name, string phone, string facts, string other, string otherPhone = "")
        {
            await visitor.Open("/d/QXTKQ2");
            await visitor.Choose("Form.Here", "true");
            await visitor.Choose("Form.Danger", "false");
            await visitor.Press("继续", "/file/what");
            await visitor.Type("Form.Facts", facts);
            await visitor.Press("继续", "/file/who");
            await visitor.Type("Form.Name", other);
            await visitor.Type("Form.Phone", otherPhone);
            await visitor.Press("继续", "/file/want");
            await visitor.Type("Form.Wanted", "把事情说清楚，赔偿损失。");
            await visitor.Press("继续", "/file/confirm");
            await visitor.Choose("Form.Exclusion", "None");
            await visitor.Type("Form.Name", name);
            await visitor.Press("下一步：用手机号登录", "/sign-in*");
            await visitor.SignInByPhone(phone);
            await visitor.Arrive("/file/confirm");
            await visitor.Press("提交申请", "/mediation/*");
            await visitor.Settle();
            return visitor.Id;
        }

        /// <summary>A mediator takes the case on and writes down that the other side consents by telephone.</summary>
        public async Task TakeOn(Guid id)
        {
            await visitor.Open($"/work/mediation/{id}/accept");
            await visitor.Press("受理", $"/work/mediation/{id}");
            await visitor.Open($"/work/mediation/{id}/invite");
            await visitor.Press("生成邀请", $"/work/mediation/{id}/invite");
            await visitor.Open($"/work/mediation/{id}/answer");
            await visitor.Choose("Form.Answer", "Consent");
            await visitor.Choose("Form.Way", "Phone");
            await visitor.Press("登记答复", $"/work/mediation/{id}");
        }
    }

    extension(FashuApp app)
    {
        /// <summary>The case as it is stored.</summary>
        public Task<MediationCase> Case(Guid id) => app.With<AppDb, MediationCase>(db => db.MediationCases.AsNoTracking().AsSplitQuery().SingleAsync(c => c.Id == id));

        /// <summary>How many numbers the tour's committee gave in a year.</summary>
        public Task<int> Numbers(int year) => app.With<AppDb, int>(db => db.MediationCases.CountAsync(c => c.NumberWord == "青溪石桥人调字" && c.NumberYear == year && c.NumberSerial != null));

        public Task<MatterRow> Row(Guid id) => app.With<AppDb, MatterRow>(db => db.Matters.AsNoTracking().SingleAsync(m => m.Id == id));
    }
}
