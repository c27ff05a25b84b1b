import type { CueList } from "../beside-cues.ts";

// Denials, falsehood, doubt, condition and attribution of languages that have fewer words here than the others.

export const RUSSIAN: CueList = {
  negation: `не нет ни никогда никто ничего нельзя без отрицает отрицают отрицал отрицала отрицали опроверг* опроверга* отверг*
    отказ* отказался отказались вопреки перестал* отменен* отменён* отменил* вряд едва кроме`,
  falsehood: `ложь ложн* лжив* неправд* неверн* ошибк* ошибоч* ошиб* фейк* фальш* поправк* исправл* исправил* уточнени* опровержени*
    неточн* дезинформац* выдум* выдуман* миф мистификац* сатир* пародия обман* отозван* недостоверн* клевет* ❌`,
  doubt: `якобы предположительно сомне* слух слухи слухам неподтвержд* утвержда* предполага* будто видимо сомнительн* спорн*`,
  condition: `если бы ли пока разве при_условии в_случае`,
  modality: `может могут мог могла могли бы возможно вероятно наверное должен должны планиру* предлага* намерен* хочет надеется
    собирается`,
  frame: `раньше ранее прежде когда-то больше_не первоначально учени* учебн* роман фильм шутк* представьте сценари*`,
  attribution: `говорит говорят сказал сказала сказали заявил* заявля* утвержда* словам сообщил* сообща* считает считают пишет пишут
    написал* обвин* данным мнению по_мнению подтверд* отметил* рассказал*`,
  degree: `почти около примерно до более менее только лишь некоторые часть половина`,
  contrast: `но однако хотя на_самом_деле в_действительности напротив зато`,
  pointing: `это этого этому этот эта эти то такое следующее`,
  matter: `утверждение утверждения цифра цифры число данные информация сообщение заявление версия текст фото видео цитата обвинение`,
};

export const UKRAINIAN: CueList = {
  negation: `не ні ніколи ніхто нічого без заперечує заперечують заперечив* заперечила спростув* відкид* відмов* всупереч скасов*`,
  falsehood: `неправд* брехн* хибн* помилк* помилков* фейк* виправл* уточнення спростування вигад* міф обман* сатир* ❌`,
  doubt: `нібито ймовірно сумнів* чутк* непідтвердж* стверджу* начебто`,
  condition: `якщо якби чи би в_разі`,
  modality: `може можуть міг могла можливо мабуть повинен планує пропонує`,
  frame: `раніше колись більше_не спочатку навчання роман фільм жарт* уявіть`,
  attribution: `каже кажуть сказав сказала заявив* заявля* стверджу* словами повідомив* вважає пише написав* звинувач* даними`,
  contrast: `але однак проте хоча насправді`,
  pointing: `це цього цьому цей ця ці такий`,
  matter: `твердження цифра число дані інформація повідомлення заява версія текст фото відео`,
};

export const POLISH: CueList = {
  negation: `nie nikt nigdy nic żaden żadna żadne bez ani zaprzecza zaprzeczają zaprzeczył* zaprzeczyl* dementuje zdementowa* odrzuca
    odrzucił* odmówił* wbrew odwoła*`,
  falsehood: `fałsz fałszyw* nieprawd* błąd błęd* błędn* myln* sprostowanie sprostowa* korekta poprawk* wycofa* kłamstw* kłami* fake
    dezinformacj* zmyśl* mit satyr* parodia nieścisł* ❌`,
  doubt: `rzekom* podobno domniem* wątpliw* wątpi plotk* pogłosk* niepotwierdz* twierdzi* twierdzą ponoć`,
  condition: `jeśli jeżeli gdyby czy o_ile pod_warunkiem chyba_że w_razie`,
  modality: `może mogą mógł mogła mogłoby możliwe prawdopodobnie powinien planuje proponuje chce`,
  frame: `kiedyś dawniej wcześniej już_nie początkowo ćwiczenia powieść film żart* wyobraź* scenariusz*`,
  attribution: `mówi mówią powiedział* powiedzieli według zdaniem twierdzi twierdzą twierdził* oświadczył* uważa uważają pisze napisał*
    oskarż* poinformował* informuje potwierdz*`,
  contrast: `ale jednak chociaż choć w_rzeczywistości natomiast`,
  pointing: `to tego temu ten ta te takie`,
  matter: `twierdzenie liczba liczby dane informacja doniesienia oświadczenie wersja tekst zdjęcie wideo cytat`,
};

export const TURKISH: CueList = {
  negation: `değil yok hiç asla hiçbir ne yalanladı yalanlıyor yalanlandı reddetti reddediyor reddedildi inkar iptal etmedi olmadı
    edilmedi etmiyor olmuyor olmadığı olmadığını etmediği etmediğini edilmediği edilmediğini yapılmadı söylemiyor aksine`,
  falsehood: `yanlış* yalan* sahte asılsız* düzeltme* hata* hatalı uydurma* efsane yanıltıcı hiciv gerçek_dışı doğru_değil ❌`,
  doubt: `iddia* sözde güya şüphe* şüpheli söylenti* doğrulanmamış teyit_edilmemiş`,
  condition: `eğer şayet sürece takdirde ise olursa`,
  modality: `belki muhtemelen olabilir edebilir olası planlıyor öneriyor istiyor`,
  frame: `eskiden önceden artık daha_önce tatbikat roman film şaka senaryo`,
  attribution: `dedi diyor söyledi söylüyor göre belirtti açıkladı iddia_etti savundu yazdı suçladı bildirdi`,
  contrast: `ama ancak fakat oysa aslında`,
  pointing: `bu bunun bunu şu o böyle`,
  matter: `iddia rakam sayı bilgi haber açıklama metin fotoğraf video`,
};

export const INDONESIAN: CueList = {
  negation: `tidak bukan belum tak jangan tanpa membantah bantah menyangkal menolak membatalkan dibatalkan`,
  falsehood: `salah palsu keliru bohong hoaks koreksi ralat kesalahan dikoreksi menyesatkan dicabut ditarik satire mitos ❌`,
  doubt: `diduga konon katanya diklaim klaim mengklaim ragu diragukan rumor isu terduga`,
  condition: `jika kalau apabila bila asalkan kecuali seandainya`,
  modality: `mungkin bisa dapat akan barangkali kemungkinan berencana mengusulkan`,
  frame: `dulu dahulu sebelumnya tidak_lagi awalnya latihan simulasi novel film bercanda`,
  attribution: `kata mengatakan menurut ujar menyatakan berkata menyebut menuduh menulis tutur`,
  contrast: `tetapi namun tapi sebenarnya padahal`,
  pointing: `ini itu tersebut begitu`,
  matter: `klaim angka jumlah pernyataan informasi berita laporan teks foto video`,
};

export const VIETNAMESE: CueList = {
  negation: `không chưa chẳng chả đừng phủ_nhận bác_bỏ từ_chối hủy`,
  falsehood: `sai giả nhầm đính_chính cải_chính sửa_lỗi bịa_đặt dối rút_lại tin_giả sai_sự_thật ❌`,
  doubt: `cáo_buộc nghi tin_đồn được_cho_là chưa_xác_minh chưa_kiểm_chứng cho_rằng`,
  condition: `nếu trừ_khi giả_sử miễn_là`,
  modality: `có_thể có_lẽ sẽ dự_kiến đề_xuất`,
  frame: `trước_đây từng không_còn ban_đầu diễn_tập tiểu_thuyết phim`,
  attribution: `nói theo tuyên_bố cho_biết khẳng_định viết tố_cáo`,
  contrast: `nhưng tuy_nhiên thực_ra thực_tế`,
  pointing: `này đó điều`,
  matter: `tuyên_bố con_số số_liệu thông_tin bản_tin`,
};

export const ARABIC: CueList = {
  negation: `لا لم لن ليس ليست ليسوا ما غير بدون دون عدم نفى نفت ينفي تنفي نفي نفوا أنكر أنكرت ينكر رفض رفضت يرفض ترفض أبدا قط
    كذّب كذب كذبت يعد تعد خلافا بعكس ألغي`,
  falsehood: `خطأ خاطئ خاطئة كاذب كاذبة كذب زائف زائفة مزيف مزيفة تصحيح تصويب توضيح مضلل مضللة شائعة إشاعة ملفق ملفقة باطل سحب
    صحيح_غير غير_صحيح غير_صحيحة تراجع مفبرك ❌`,
  doubt: `يزعم زعم زعمت تزعم مزاعم مزعوم مزعومة يُزعم ادعى ادعت يدعي شك يشكك المزعوم المزعومة شائعات`,
  condition: `إذا إن لو ما_لم شرط بشرط حال`,
  modality: `قد ربما يمكن قد_يكون يحتمل محتمل سوف من_المحتمل يعتزم تعتزم يقترح`,
  frame: `سابقا كان كانت تدريب مناورة رواية فيلم مزحة افتراضي`,
  attribution: `قال قالت قالوا يقول تقول وفقا بحسب حسب أعلن أعلنت صرح صرحت ذكر ذكرت أكد أكدت اتهم كتب أفاد أفادت`,
  contrast: `لكن لكنّ غير_أن بل مع_ذلك الواقع`,
  pointing: `هذا هذه ذلك تلك ذا`,
  matter: `الادعاء الرقم الأرقام العدد الخبر المعلومات التصريح النص الصورة الفيديو التقرير`,
};

export const HEBREW: CueList = {
  negation: `לא אין בלי ללא אל מעולם איננו אינו אינה אינם הכחיש הכחישה הכחישו מכחיש מכחישים סירב סירבה דחה דחתה שלל שללו חדל בוטל
    בוטלה`,
  falsehood: `שקר שקרי שקרית כוזב כוזבת שגוי שגויה טעות תיקון תוקן הבהרה מזויף מזויפת מטעה פייק בדוי סאטירה מיתוס נכון_לא ❌`,
  doubt: `לכאורה טוען טוענת טוענים טען טענה טענו כביכול שמועה שמועות ספק מפוקפק`,
  condition: `אם אלא לו אילו בתנאי`,
  modality: `אולי ייתכן עשוי עשויה עלול יכול יכולה מתכנן מציע`,
  frame: `בעבר לשעבר פעם תרגיל רומן סרט בדיחה תרחיש`,
  attribution: `אמר אמרה אמרו אומר אומרת לדברי לפי טען טענה טוען הודיע הודיעה כתב כתבה האשים מסר`,
  contrast: `אבל אך אולם למעשה בפועל`,
  pointing: `זה זו זאת אלה כך`,
  matter: `הטענה המספר הנתון הידיעה ההצהרה הדיווח הטקסט התמונה`,
};

export const PERSIAN: CueList = {
  negation: `نه نیست نیستند نبود نبودند نمی هرگز هیچ بدون تکذیب رد انکار نشد نکرد نکرده نشده نخواهد`,
  falsehood: `دروغ نادرست اشتباه غلط جعلی تصحیح اصلاحیه کذب گمراه ساختگی شایعه ❌`,
  doubt: `ادعا مدعی گویا ظاهرا مشکوک شایعات`,
  condition: `اگر مگر چنانچه درصورتی`,
  modality: `شاید ممکن احتمالا می‌تواند خواهد`,
  frame: `قبلا پیشتر دیگر رزمایش رمان فیلم شوخی`,
  attribution: `گفت گفتند گفته می‌گوید طبق اعلام نوشت`,
  contrast: `اما ولی البته درواقع`,
  pointing: `این آن`,
  matter: `ادعا رقم عدد خبر اطلاعات متن`,
};

export const HINDI: CueList = {
  negation: `नहीं न मत ना कभी_नहीं बिना इनकार इंकार खंडन खारिज अस्वीकार बजाय रद्द`,
  falsehood: `गलत ग़लत झूठ झूठा झूठी झूठे फर्जी फ़र्ज़ी सुधार संशोधन भूल त्रुटि भ्रामक अफवाह अफ़वाह मनगढ़ंत असत्य व्यंग्य ❌`,
  doubt: `कथित दावा दावे आरोप संदेह संदिग्ध शक अपुष्ट`,
  condition: `अगर यदि तो बशर्ते जब_तक`,
  modality: `शायद संभव संभवतः सकता सकती सकते योजना प्रस्ताव`,
  frame: `पहले अब_नहीं अभ्यास उपन्यास फिल्म मजाक`,
  attribution: `कहा कहते कहती अनुसार बताया मुताबिक दावा लिखा`,
  contrast: `लेकिन परंतु किंतु मगर हालांकि दरअसल`,
  pointing: `यह ये इस इसे वह`,
  matter: `दावा आंकड़ा संख्या खबर सूचना बयान`,
};

export const GREEK: CueList = {
  negation: `δεν όχι μη μην ποτέ κανείς κανένας τίποτα χωρίς ούτε αρνείται αρνήθηκε αρνούνται διαψεύδει διέψευσε διαψεύδουν απορρίπτει
    απέρριψε`,
  falsehood: `ψευδής ψευδές ψέμα ψέματα ψευδώς λάθος λανθασμέν* εσφαλμέν* διόρθωση διορθώθηκε διευκρίνιση ανακρίβεια ανακριβ*
    παραπλανητικ* ανάκληση ❌`,
  doubt: `φέρεται δήθεν υποτιθέμεν* ισχυρίζεται ισχυρίστηκε αμφισβητ* φήμη φήμες ανεπιβεβαίωτ*`,
  condition: `αν εάν εκτός εφόσον`,
  modality: `μπορεί ίσως πιθανόν ενδέχεται θα πρέπει`,
  frame: `πρώην παλαιότερα άσκηση μυθιστόρημα ταινία πλέον αρχικά`,
  attribution: `λέει είπε είπαν σύμφωνα δήλωσε υποστηρίζει υποστήριξε πιστεύει έγραψε κατηγορεί`,
  contrast: `αλλά όμως ωστόσο στην_πραγματικότητα`,
  pointing: `αυτό αυτά τούτο αυτή αυτός`,
  matter: `ισχυρισμός αριθμός στοιχεία πληροφορία δήλωση`,
};

/** Words of Korean carry their endings: what is looked for stands anywhere in a word. */
export const KOREAN: CueList = {
  negation: `*않* *아니* *없* *못* 안 *부인* *거부* *부정* *취소* *반박*`,
  falsehood: `*거짓* *허위* *오보* *정정* *바로잡* *틀린* *틀렸* *잘못* *오류* *가짜* *사실무근* *날조* *조작* *철회* ❌`,
  doubt: `*주장* *의혹* *소문* *의심* *미확인* *이른바* *추정* *논란*`,
  condition: `만약 만일 *라면* *다면* *경우*`,
  modality: `아마 *지도* *가능* *예정* *계획* *수도`,
  frame: `*훈련* *소설* *영화* *과거* *이전* *더는* *한때* *가상* *농담*`,
  attribution: `*말했* *밝혔* *따르면* *전했* *라고* *다고* *주장*`,
  contrast: `하지만 그러나 *지만 사실은 실제로는`,
  pointing: `이 그 이는 이것* 그것* 이런`,
  matter: `*주장* *수치* *숫자* *보도* *발표*`,
};

// Scripts without spaces: what is looked for stands anywhere in the run.

export const JAPANESE: CueList = {
  negation: `*ない* *なかっ* *ません* *ませんでし* *ず* *ぬ* *否定* *否認* *拒否* *拒絶* *撤回* *中止* *取り消* *反論* *不*`,
  falsehood: `*誤* *虚偽* *嘘* *うそ* *ウソ* *デマ* *訂正* *間違* *フェイク* *捏造* *でたらめ* *事実では* *正しく* *修正* *偽* ❌`,
  doubt: `*とされ* *疑* *主張* *いわゆる* *噂* *うわさ* *未確認* *らし* *自称*`,
  condition: `*もし* *場合* *れば* *なら* *たら* *限り*`,
  modality: `*かもしれ* *だろう* *でしょう* *可能性* *予定* *計画* *見込* *おそれ* *はず* *べき*`,
  frame: `*訓練* *小説* *映画* *以前* *かつて* *当初* *もはや* *仮定* *冗談* *想定*`,
  attribution: `*と述べ* *と語* *によると* *によれば* *と話* *と主張* *と言* *という* *と発表* *と書* *と訴* *と伝*`,
  contrast: `*しかし* *だが* *ところが* *実際に* *実は* *一方*`,
  pointing: `*これ* *この* *それ* *その* *こう* *上記* *以下*`,
  matter: `*主張* *数字* *情報* *報道* *発言* *記事* *発表*`,
};

export const CHINESE: CueList = {
  negation: `*不* *没* *沒* *無* *无* *未* *非* *否* *拒* *勿* *莫* *别* *取消* *撤销* *撤銷* *驳* *駁*`,
  falsehood: `*错* *錯* *更正* *勘误* *勘誤* *虚假* *虛假* *谣* *謠* *假* *谎* *謊* *误* *誤* *纠正* *糾正* *澄清* *撤回* *捏造* *伪造*
    *偽造* *讽刺* *諷刺* ❌`,
  doubt: `*据称* *據稱* *声称* *聲稱* *所谓* *所謂* *涉嫌* *质疑* *質疑* *传言* *傳言* *疑* *宣称* *宣稱* *未经证实* *未經證實*`,
  condition: `*如果* *若* *除非* *假如* *假设* *假設* *只要* *只有* *一旦* *是否*`,
  modality: `*可能* *或许* *或許* *也许* *也許* *将* *將* *计划* *計劃* *拟* *擬* *预计* *預計* *大概* *会* *會*`,
  frame: `*演习* *演習* *小说* *小說* *电影* *電影* *曾* *以前* *不再* *原本* *最初* *玩笑* *设想* *演练* *模拟*`,
  attribution: `*说* *說* *称* *稱* *据* *據* *表示* *认为* *認為* *指出* *写道* *寫道* *宣布* *指控* *报道* *報導*`,
  contrast: `*但* *然而* *其实* *其實* *事实上* *事實上* *实际上* *實際上* *不过* *不過*`,
  pointing: `*这* *這* *该* *該* *此* *以下* *上述*`,
  matter: `*说法* *說法* *数字* *數字* *消息* *报道* *報導* *声明* *聲明* *言论* *言論* *传闻*`,
};

export const THAI: CueList = {
  negation: `*ไม่* *มิ* *ปฏิเสธ* *ไร้* *ยกเลิก* *ห้าม* *โต้แย้ง* *ยังไม่* *เปล่า* *ไม่ใช่*`,
  falsehood: `*เท็จ* *ผิด* *แก้ไข* *ปลอม* *คลาดเคลื่อน* *โกหก* *ข่าวลวง* *บิดเบือน* *ขออภัย* *ถอน* *แต่งขึ้น* *ไม่จริง* ❌`,
  doubt: `*อ้าง* *ข่าวลือ* *สงสัย* *กล่าวหา* *ยังไม่ยืนยัน* *ลือ*`,
  condition: `*ถ้า* *หาก* *เว้นแต่* *สมมติ* *กรณี*`,
  modality: `*อาจ* *น่าจะ* *คงจะ* *จะ* *แผน* *เสนอ* *คาดว่า*`,
  frame: `*ซ้อม* *นิยาย* *ภาพยนตร์* *เคย* *อีกต่อไป* *แต่เดิม* *ล้อเล่น* *จำลอง*`,
  attribution: `*กล่าวว่า* *บอกว่า* *ระบุว่า* *ตามที่* *เผย* *แถลง* *ตามคำ*`,
  contrast: `*แต่* *อย่างไรก็ตาม* *ความจริง* *แท้จริง*`,
  pointing: `*นี้* *นั้น* *ดังกล่าว*`,
  matter: `*ตัวเลข* *ข้อมูล* *ข่าว* *คำกล่าว* *รายงาน*`,
};
