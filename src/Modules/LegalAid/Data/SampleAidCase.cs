using Fashu.Documents;

namespace Fashu.LegalAid;

/// <summary>One sample case and the instant to which it has come: each act is done by who may, some hours after the one before.</summary>
internal sealed class SampleAidCase(AidCase one, AidStories.Story story, SampleAidDesk desk, (Guid Staff, string Name, Guid Firm, string FirmName) lawyer, Actor applicant, Settings settings)
{
    private DateTime at = one.FiledAt;

    public AidCase Case => one;

    private Actor Lawyer => new(lawyer.Staff, lawyer.Name, ActorKind.Staff, at) { Post = "法援律师" };
    private Actor Applicant => applicant with { At = at };

    public void Do(AidAct act, double hours)
    {
        at = at.AddHours(hours);
        var today = at.CityDay();
        var refuses = one.Known.Trouble == Trouble.Other || one.Known.Income == Income.Above;
        var ground = one.Known.Trouble == Trouble.Other ? RefusalGround.OutOfScope : RefusalGround.NotInHardship;
        switch (act)
        {
            case AidAct.AskSupplement: one.AskSupplement("身份证复印件\n能说明这件事的材料：合同、聊天记录、病历、报警回执，有什么交什么", desk.Officer(at), settings); break;
            case AidAct.Supply: one.Supply("材料已经拍照传上来。", Applicant, settings); break;
            case AidAct.Lapse: one.Lapse(Actor.System(at)); break;
            case AidAct.Propose: one.Propose(!refuses, refuses ? ground : null, refuses ? "问过申请人，" + ground.Title() + "。" : "事项在范围内，材料能对上，建议给予援助。", desk.Officer(at)); break;
            case AidAct.Grant: one.Grant(null, one.Stage == AidStage.Review ? desk.Officer(at) : desk.Head(at), settings); break;
            case AidAct.GrantFirst: one.GrantFirst("对方正在转移财产，要马上申请保全。", desk.Officer(at), settings); break;
            case AidAct.Complete: one.Complete("身份证和经济状况说明已经补齐。", desk.Head(at)); break;
            case AidAct.Refuse: one.Refuse(ground, "这件事可以先拨打12348咨询，也可以请当地的人民调解委员会调解。", desk.Head(at)); break;
            case AidAct.Object: one.Object("我家里确实困难，请再看一看。", Applicant, settings); break;
            case AidAct.Uphold: one.Judge(true, "援助中心的理由成立。", desk.Bureau(at), settings); break;
            case AidAct.Withdraw: one.Withdraw("对方已经给钱了。", Applicant); break;
            case AidAct.Wish: one.Wish(lawyer.Staff, lawyer.Name, lawyer.FirmName, Applicant); break;
            case AidAct.Offer: one.Offer(today.AddDays(1), $"{story.Known.Trouble!.Value.Title()}，材料基本齐全，要尽快申请仲裁或者起诉。", [], null, desk.Officer(at)); break;
            case AidAct.Assign: one.Assign(lawyer.Staff, lawyer.Name, lawyer.Firm, lawyer.FirmName, "按名册轮到", desk.Officer(at), settings); break;
            case AidAct.Take: one.TakeOn(Lawyer, settings); break;
            case AidAct.Contact: one.Write(AidEntryKind.Contact, today, "电话，本人", "介绍了自己，约好见面时间，告诉要带的材料，说明援助不收钱。", true, Lawyer, settings); break;
            case AidAct.Meet: one.Write(AidEntryKind.Meeting, today, "当面，律师事务所", "听了经过，看了材料，说明了几种办法和风险。", false, Lawyer, settings); break;
            case AidAct.PrepareMandate when one.NeedsMandate: one.PrepareMandate(new($"与{one.OtherName}的纠纷（{one.Known.Trouble?.Title()}）", [SpecialPower.Change, SpecialPower.Settle], "自签名之日起，到本案办结或者法律援助终止之日止", false), Lawyer); break;
            case AidAct.SignMandate when one.CannotSign(one.Applicant, at) is null: one.SignMandate(Signature.Of(one.Applicant.Id, one.SignsAs(one.Applicant), SignatureWay.PaperPhoto, MandateText.Hash(one, one.Mandate!, one.Applicant), null, "纸质原件，律师当面核对", at), Lawyer); break;
            case AidAct.PrepareMandate or AidAct.SignMandate: break; // defence is by the centre's letter; for a minor nobody is recorded
            case AidAct.Report: one.Write(AidEntryKind.Report, today, "系统", one.Entries.Any(e => e.Kind == AidEntryKind.Report) ? "已经开庭，正在等结果。" : "材料已经递交，等通知开庭。", true, Lawyer, settings); break;
            case AidAct.Schedule: one.Schedule(today.AddDays(20).StartsAt().AddHours(9.5), "劳动人事争议仲裁委员会或者人民法院第三庭", "带身份证原件，提前半小时到。", Lawyer); break;
            case AidAct.Count: one.CountMoney([(one.Applicant.Id, null, story.Fen * 4 / 5)], Lawyer); break;
            case AidAct.AskReplacement: one.AskReplacement("打了三次电话都没有接，问不到进展。", Applicant, settings); break;
            case AidAct.Terminate: one.Terminate(TerminationGround.OwnLawyer, "您已经自己请了律师。", desk.Head(at)); break;
            case AidAct.Finish: one.Finish(story.Fen is null ? AidOutcome.Won : AidOutcome.Partly, story.Outcome + "。", today, Lawyer, settings); break;
            case AidAct.Visit: one.Write(AidEntryKind.Visit, today, "电话，本人", "满意，律师没有收钱。", false, desk.Officer(at), settings); break;
            case AidAct.HandIn: one.HandIn(null, Lawyer, settings); break;
            case AidAct.PassFile: one.PassFile(80 + today.Day % 18, null, desk.Head(at), settings); break;
            case AidAct.Pay: one.Pay(Subsidy.None, 180_000, "演示标准，案件一件", desk.Head(at)); break;
            case AidAct.Archive: one.Archive(Actor.System(at), "卷宗齐全，立卷归档"); break;
            default: throw new InvalidOperationException($"No sample does {act}.");
        }
    }
}
