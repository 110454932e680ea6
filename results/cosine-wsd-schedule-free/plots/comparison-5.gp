# Methods compared: mlp, 500 steps, batch 16
# Run with: gnuplot -d comparison-5.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-5.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, cosine(floor=0.1)' 2, 'adamw, cosine(floor=0)' 3, 'adamw, linear' 4, 'dadapt-adam, cosine(floor=0)' 5, 'dadapt-adam, cosine(floor=0.1)' 6, 'adamw, wsd(shape=linear)' 7, 'adamw, wsd(shape=one-minus-sqrt)' 8, 'prodigy, cosine(floor=0)' 9, 'prodigy, cosine(floor=0.1)' 10, 'prodigy, constant' 11, 'adamw, constant' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.05292795140068984:0.07420686082133009]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.05740634496931432 0.054028584646585026 0.06001478876890023 NaN
2 0.057518919232182386 0.054493439969066235 0.06268092342136641 NaN
3 0.05821273240485123 0.055172052807957034 0.06329169146592373 NaN
4 0.0587156572572163 0.05575588844344016 0.06261973571417062 NaN
5 0.058978112922668205 0.05686871919139067 0.06443319146592963 NaN
6 0.05942505167837704 0.055685890009363595 0.06326558562193774 NaN
7 0.060140358371120674 0.05614244392465868 0.06289285174491976 NaN
8 0.06025459978367717 0.055790519819881396 0.06289415462095649 NaN
9 0.06046601608906256 0.057528704306453425 0.06741027406699522 NaN
10 0.061237983543864054 0.056300049167938966 0.06662214976738799 NaN
11 0.06203163503928535 0.05763141911388102 0.06533561407098526 NaN
12 0.0643626521510909 0.059222067008797855 0.0717968553996102 NaN
13 0.06527149305577742 0.06260784118219148 0.07237247207817145 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9360757356714733:2.06102745153404]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.036401992410698 0.9942628933885026 1.1361511377021092 NaN
3 1.0903296415286423 1.0310757750878783 1.1710400502004434 NaN
4 1.099850313690141 1.0295436539287366 1.16284627467976 NaN
5 1.1635803607447288 1.078658530622227 1.252968572180143 NaN
6 1.1439568889738512 1.0705628066760995 1.23207335850754 NaN
7 1.1962165905382631 1.1081403527589353 1.2745875954856105 NaN
8 1.1604905503628735 1.093880922907508 1.232088166110006 NaN
9 1.3141284915241946 1.1903572909529103 1.4775523992365824 NaN
10 1.2879264203446772 1.1780778196166353 1.436752171640181 NaN
11 1.3565225273899477 1.2292728838479052 1.478361305646956 NaN
12 1.54095911744328 1.4597388763752046 1.9145606477961699 NaN
13 1.6499215501437985 1.4098563124840497 1.9640488553389912 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.005083063809145244:0.0485289711478227]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.01713533728579523 0.00733026591286994 0.023717808112355798 NaN
2 0.019583236982350608 0.012449898447939534 0.03388125940786545 NaN
3 0.02379828312000965 0.013849833761373725 0.03477082947120193 NaN
4 0.019369861747915253 0.01607549698176371 0.026559207428490734 NaN
5 NaN NaN NaN NaN
6 NaN NaN NaN NaN
7 0.02601347012589144 0.015446870966525342 0.04042257680450895 NaN
8 0.02597045971225272 0.015811509843410586 0.04136697873834013 NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 0.03174406572622859 0.01807433234261876 0.04478363430828154 NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [330.4:516]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 390 340 470 NaN
2 455 400 500 NaN
3 430 380 516 NaN
4 470 400 500 NaN
5 NaN NaN NaN 516
6 NaN NaN NaN 516
7 NaN NaN NaN 516
8 NaN NaN NaN 516
9 NaN NaN NaN 516
10 NaN NaN NaN 516
11 NaN NaN NaN 516
12 NaN NaN NaN 516
13 NaN NaN NaN 516
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
